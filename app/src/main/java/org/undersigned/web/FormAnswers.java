package org.undersigned.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Answers to forms that a nation sends at once; they take their places themselves ({@link Admission#takePlace}). */
public interface FormAnswers {

    /** What answers a form that is sent to this path, if the path is such a one. */
    Optional<Supplier<ResponseEntity<byte[]>>> form(HttpServletRequest request);
}
