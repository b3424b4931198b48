package org.undersigned.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets so many in at once as memory has room for while they wait for the database; who comes then is asked to come again.
 * What is sent is received before, so that whoever sends slowly takes nobody's place.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Admission extends HttpFilter implements WebMvcConfigurer, HandlerInterceptor {

    private static final long serialVersionUID = 1;
    private static final String TURNED_AWAY = Admission.class.getName();

    /** Each holds some 90 kB while it waits; more than wait for either writer. */
    private static final int MOST_AT_ONCE = 800;
    /** Whose bodies are on their way; each holds some 50 kB, and what it has sent. */
    private static final int MOST_SENDING = 500;

    private final transient Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final transient Semaphore sending = new Semaphore(MOST_SENDING);
    private final transient Troubles troubles;

    Admission(Troubles troubles) {
        this.troubles = troubles;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            admit(Received.of(request, sending), response, chain);
        } catch (Form.Refused | TransientDataAccessException refused) {
            troubles.tell(refused, request, response);
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!places.tryAcquire()) {
            request.setAttribute(TURNED_AWAY, true);
            chain.doFilter(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    /** How many are let in and not answered yet. */
    int inside() {
        return MOST_AT_ONCE - places.availablePermits();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method && method.hasMethodAnnotation(NeedsNoPlace.class))) {
            mustHavePlace(request);
        }
        return true;
    }

    /** Throws what a database that is away throws. */
    public static void mustHavePlace(HttpServletRequest request) {
        if (request.getAttribute(TURNED_AWAY) != null) {
            throw full();
        }
    }

    static TransientDataAccessResourceException full() {
        return new TransientDataAccessResourceException("too many come at once");
    }
}
