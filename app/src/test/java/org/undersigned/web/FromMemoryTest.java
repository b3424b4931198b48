package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

class FromMemoryTest {

    private static final int PLACES = 800;

    @Test
    void who_finds_no_place_is_told_at_once_and_who_comes_later_finds_one() throws Exception {
        var filter = new FromMemory(List.of(), problems());
        var inside = new CountDownLatch(PLACES);
        var released = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < PLACES; i++) {
                people.submit(() -> {
                    filter.doFilter(request(), response(new AtomicInteger()), (_, _) -> {
                        inside.countDown();
                        await(released);
                    });
                    return true;
                });
            }
            inside.await();

            assertThat(status(filter)).isEqualTo(503);
            released.countDown();
        }
        assertThat(status(filter)).isEqualTo(200);
    }

    private static int status(FromMemory filter) throws Exception {
        var status = new AtomicInteger(200);
        filter.doFilter(request(), response(status), (_, _) -> {});
        return status.get();
    }

    /** One of whom nothing is asked. */
    private static HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FromMemoryTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
    }

    /** One that takes its status alone. */
    private static HttpServletResponse response(AtomicInteger status) {
        return (HttpServletResponse) Proxy.newProxyInstance(
                FromMemoryTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (_, _, arguments) -> {
                    status.set((Integer) arguments[0]);
                    return null;
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectProvider<HandlerExceptionResolver> problems() {
        HandlerExceptionResolver resolver = (_, response, _, trouble) -> {
            response.setStatus(trouble instanceof TransientDataAccessException ? 503 : 500);
            return new ModelAndView();
        };
        return new ObjectProvider<>() {
            @Override
            public HandlerExceptionResolver getObject() {
                return resolver;
            }
        };
    }
}
