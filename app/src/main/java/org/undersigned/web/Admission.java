package org.undersigned.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
 * Lets so many in at once as memory has room for while they wait for the database. Who comes then waits a moment for a place, and
 * is asked to come again when none gets free or too many wait. What is sent is received before, so that whoever sends slowly
 * takes nobody's place.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Admission extends HttpFilter implements WebMvcConfigurer, HandlerInterceptor {

    private static final long serialVersionUID = 1;
    private static final String PLACE = Admission.class.getName();

    /** Each holds some 90 kB while it waits; more than wait for either writer. */
    static final int MOST_AT_ONCE = 800;
    /** Each holds less than inside: nothing has been made of its form yet. */
    private static final int MOST_WAITING = 1_000;
    /** Whose bodies are on their way; each holds some 50 kB, and what it has sent. */
    private static final int MOST_SENDING = 500;

    private static final long PATIENCE_SECONDS = 2;

    /** In turn: who was answered and comes again would overtake all who wait. */
    private final transient Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    private final transient Semaphore waiting = new Semaphore(MOST_WAITING);
    private final transient Semaphore sending = new Semaphore(MOST_SENDING);
    private final transient Troubles troubles;

    Admission(Troubles troubles) {
        this.troubles = troubles;
    }

    /** The place of one request, once it has been taken. */
    private final class Place {

        private boolean taken;
        private boolean left;

        void take() {
            if (taken || left) {
                return;
            }
            try {
                taken = places.tryAcquire(0, TimeUnit.SECONDS) || await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            if (!taken) {
                throw full();
            }
        }

        private boolean await() throws InterruptedException {
            if (!waiting.tryAcquire()) {
                return false;
            }
            try {
                return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } finally {
                waiting.release();
            }
        }

        /** What is told of its trouble afterwards needs none. */
        void leave() {
            left = true;
            if (taken) {
                taken = false;
                places.release();
            }
        }
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
        var place = new Place();
        request.setAttribute(PLACE, place);
        try {
            chain.doFilter(request, response);
        } finally {
            place.leave();
        }
    }

    /** How many are let in and not answered yet. */
    int inside() {
        return MOST_AT_ONCE - places.availablePermits();
    }

    boolean isAwaited() {
        return places.hasQueuedThreads();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method && method.hasMethodAnnotation(NeedsNoPlace.class))) {
            takePlace(request);
        }
        return true;
    }

    /** Throws what a database that is away throws when there is none. */
    public static void takePlace(HttpServletRequest request) {
        if (request.getAttribute(PLACE) instanceof Place place) {
            place.take();
        }
    }

    /** What is to be said is known, and however slowly it is read, nobody else waits for it. */
    static void leavePlace(HttpServletRequest request) {
        if (request.getAttribute(PLACE) instanceof Place place) {
            place.leave();
        }
    }

    static TransientDataAccessResourceException full() {
        return new TransientDataAccessResourceException("too many come at once");
    }
}
