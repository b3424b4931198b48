package org.undersigned.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Answers the forms that most people send, past Spring MVC, which would take a good part of what a signing costs. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FromForms extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final List<String> SENDING = List.of("POST");

    private final transient List<FormAnswers> all;
    private final transient Troubles troubles;

    FromForms(List<FormAnswers> all, Troubles troubles) {
        this.all = all;
        this.troubles = troubles;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var form = find(request);
        if (form.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (!SENDING.contains(request.getMethod())) {
                throw new HttpRequestMethodNotSupportedException(request.getMethod(), SENDING);
            }
            send(form.get().get(), response);
        } catch (HttpRequestMethodNotSupportedException | RuntimeException trouble) {
            troubles.tell(trouble, request, response);
        }
    }

    private Optional<Supplier<ResponseEntity<byte[]>>> find(HttpServletRequest request) {
        for (var some : all) {
            var form = some.form(request);
            if (form.isPresent()) {
                return form;
            }
        }
        return Optional.empty();
    }

    private static void send(ResponseEntity<byte[]> answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        if (answer.getBody() instanceof byte[] body) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
