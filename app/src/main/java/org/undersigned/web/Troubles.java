package org.undersigned.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Tells of trouble before a request has come to Spring MVC, in the words of {@link Problems}. */
@Component
class Troubles {

    private final ObjectProvider<HandlerExceptionResolver> problems;

    Troubles(@Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
        this.problems = problems;
    }

    void tell(Exception trouble, HttpServletRequest request, HttpServletResponse response) throws ServletException {
        if (problems.getObject().resolveException(request, response, null, trouble) == null) {
            throw new ServletException(trouble);
        }
    }
}
