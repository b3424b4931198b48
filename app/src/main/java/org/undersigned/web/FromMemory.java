package org.undersigned.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Serves what is kept in memory, past filters and Spring MVC, which would take as long as all the rest. */
@Component
class FromMemory extends ValveBase {

    private static final List<String> READING = List.of("GET", "HEAD");

    private final List<KeptAnswers> all;
    private final Troubles troubles;

    FromMemory(List<KeptAnswers> all, Troubles troubles) {
        super(true);
        this.all = all;
        this.troubles = troubles;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!answers(request, response)) {
            getNext().invoke(request, response);
        }
    }

    /** False when it is not kept here. */
    private boolean answers(Request request, Response response) throws IOException, ServletException {
        try {
            var kept = find(request);
            if (kept.isPresent() && READING.contains(request.getMethod())) {
                kept.get().answer(request, response);
            } else if (kept.isPresent()) {
                troubles.tell(
                        new HttpRequestMethodNotSupportedException(request.getMethod(), READING), request, response);
            }
            return kept.isPresent();
        } catch (RuntimeException trouble) {
            troubles.tell(trouble, request, response);
            return true;
        }
    }

    private Optional<Kept> find(Request request) {
        for (var some : all) {
            var kept = some.find(request);
            if (kept.isPresent()) {
                return kept;
            }
        }
        return Optional.empty();
    }
}
