package org.undersigned.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.undersigned.language.Texts;

/** The one place where trouble becomes a page for people or problem+json (RFC 9457) for programs. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "10";
    private static final Texts TEXT = Texts.of("web", Locale.ENGLISH);

    private final Pages pages;

    Problems(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notFound(NotFound absent, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, "not-found", request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> foreign(Origins.Foreign foreign, HttpServletRequest request) {
        return answer(HttpStatus.FORBIDDEN, "foreign", request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Form.Refused refused, HttpServletRequest request) {
        return switch (refused.reason()) {
            case WRONG_TYPE -> answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "wrong-type", request);
            case TOO_LARGE -> answer(HttpStatus.CONTENT_TOO_LARGE, "too-large", request);
            case TOO_MANY_FIELDS -> answer(HttpStatus.BAD_REQUEST, "too-many-fields", request);
            case BROKEN_ENCODING -> answer(HttpStatus.BAD_REQUEST, "broken-encoding", request);
            case BROKEN_OFF -> answer(HttpStatus.BAD_REQUEST, "bad-request", request);
            case NO_LENGTH -> answer(HttpStatus.LENGTH_REQUIRED, "no-length", request);
            case TOO_SLOW -> answer(HttpStatus.REQUEST_TIMEOUT, "too-slow", request);
        };
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        TransactionException.class,
        UncategorizedSQLException.class
    })
    ResponseEntity<byte[]> databaseGone(Exception gone, HttpServletRequest request) {
        LOG.warn("the database does not answer: {}", gone.getClass().getSimpleName());
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", request);
    }

    /** Whoever hung up is told nothing, and it is no trouble of ours. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<byte[]> hungUp(AsyncRequestNotUsableException gone) {
        return null;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> other(Exception trouble, HttpServletRequest request) {
        if (trouble instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return answer(status, key(status), request);
        }
        var number = UUID.randomUUID();
        // Messages of the database may quote values; the class and the place must do.
        LOG.error("request failed ({}): {} at {}", number, trouble.getClass().getName(), place(trouble));
        if (!(trouble instanceof DataAccessException)) {
            LOG.debug("request failed ({})", number, trouble);
        }
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "failed", request);
    }

    private ResponseEntity<byte[]> answer(HttpStatus status, String key, HttpServletRequest request) {
        var answer = wantsJson(request) ? problem(status, key) : page(status, key);
        return status == HttpStatus.SERVICE_UNAVAILABLE
                ? ResponseEntity.status(status)
                        .headers(answer.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .body(answer.getBody())
                : answer;
    }

    private ResponseEntity<byte[]> page(HttpStatus status, String key) {
        return pages.answer(
                status,
                pages.message(
                        Locale.ENGLISH,
                        TEXT.say(key + ".title"),
                        List.of(TEXT.say(key + ".text")),
                        List.of(new Link(TEXT.say("home"), "/"))));
    }

    private static ResponseEntity<byte[]> problem(HttpStatus status, String key) {
        return new Problem(status, status.getReasonPhrase(), TEXT.say(key + ".text"))
                .answer(new HttpHeaders(), Map.of());
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getRequestURI().endsWith(".json")
                || accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    private static String key(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "wrong-method";
            case UNSUPPORTED_MEDIA_TYPE -> "wrong-type";
            case CONTENT_TOO_LARGE -> "too-large";
            default -> "bad-request";
        };
    }

    private static String place(Exception trouble) {
        return Arrays.stream(trouble.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.undersigned"))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("unknown place");
    }
}
