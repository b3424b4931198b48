package org.undersigned.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Serves what is kept in memory, past Spring MVC, which would take as long as all the rest. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FromMemory extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final List<String> READING = List.of("GET", "HEAD");

    private final transient List<KeptAnswers> all;
    private final transient Troubles troubles;

    FromMemory(List<KeptAnswers> all, Troubles troubles) {
        this.all = all;
        this.troubles = troubles;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!answers(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** False when it is not kept here. */
    private boolean answers(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
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

    private Optional<Kept> find(HttpServletRequest request) {
        for (var some : all) {
            var kept = some.find(request);
            if (kept.isPresent()) {
                return kept;
            }
        }
        return Optional.empty();
    }
}
