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

/** Serves what is kept in memory before anything else, for all that would come first takes as long as all the rest. */
@Component
class FromMemory extends ValveBase {

    private static final List<String> READING = List.of("GET", "HEAD");

    private final List<KeptAnswers> all;
    private final SecurityHeaders headers;
    private final Troubles troubles;

    FromMemory(List<KeptAnswers> all, SecurityHeaders headers, Troubles troubles) {
        super(true);
        this.all = all;
        this.headers = headers;
        this.troubles = troubles;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var unreadable = response.isErrorReportRequired() || request.getContext() == null;
        if (unreadable || !answers(request, response)) {
            getNext().invoke(request, response);
        }
    }

    /** False when it is not kept here. */
    private boolean answers(Request request, Response response) throws IOException, ServletException {
        try {
            var kept = find(request);
            if (kept.isPresent() && READING.contains(request.getMethod())) {
                kept.get().answer(request, response, headers);
            } else if (kept.isPresent()) {
                tell(new HttpRequestMethodNotSupportedException(request.getMethod(), READING), request, response);
            }
            return kept.isPresent();
        } catch (RuntimeException trouble) {
            tell(trouble, request, response);
            return true;
        }
    }

    private void tell(Exception trouble, Request request, Response response) throws ServletException {
        response.reset();
        headers.on(response);
        troubles.tell(trouble, request, response);
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
