package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.TransientDataAccessException;

class AdmissionTest {

    private static final int PLACES = 800;

    @Test
    void who_finds_no_place_is_told_and_who_comes_later_finds_one() throws Exception {
        var filter = new Admission(new Troubles(new ObjectProvider<>() {}));
        var inside = new CountDownLatch(PLACES);
        var released = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < PLACES; i++) {
                people.submit(() -> {
                    filter.doFilter(request(), response(), (_, _) -> {
                        inside.countDown();
                        await(released);
                    });
                    return true;
                });
            }
            inside.await();

            assertThat(isLetIn(filter)).isFalse();
            released.countDown();
        }
        assertThat(isLetIn(filter)).isTrue();
    }

    private static boolean isLetIn(Admission filter) throws Exception {
        var come = request();
        filter.doFilter(come, response(), (_, _) -> {});
        try {
            return filter.preHandle(come, response(), "no handler that keeps forms");
        } catch (TransientDataAccessException full) {
            return false;
        }
    }

    /** One without a body. */
    private static HttpServletRequest request() {
        var attributes = new HashMap<Object, Object>();
        return (HttpServletRequest) Proxy.newProxyInstance(
                AdmissionTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getInputStream" -> new InMemory(new byte[0]);
                    case "getContentLengthLong" -> -1L;
                    case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                    case "getAttribute" -> attributes.get(arguments[0]);
                    default -> throw new AssertionError(method);
                });
    }

    /** One of which nothing is asked. */
    private static HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                AdmissionTest.class.getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (_, method, _) -> {
                    throw new AssertionError(method);
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
