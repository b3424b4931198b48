package org.undersigned.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Serves what is kept in memory, past Spring MVC, which would take as long as all the rest. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FromMemory extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final List<String> READING = List.of("GET", "HEAD");

    private final transient List<KeptAnswers> all;
    private final transient ObjectProvider<HandlerExceptionResolver> problems;

    FromMemory(
            List<KeptAnswers> all,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
        this.all = all;
        this.problems = problems;
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
                tell(new HttpRequestMethodNotSupportedException(request.getMethod(), READING), request, response);
            }
            return kept.isPresent();
        } catch (RuntimeException trouble) {
            tell(trouble, request, response);
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

    private void tell(Exception trouble, HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        if (problems.getObject().resolveException(request, response, null, trouble) == null) {
            throw new ServletException(trouble);
        }
    }
}
