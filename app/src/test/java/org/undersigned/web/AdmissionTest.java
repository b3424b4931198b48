package org.undersigned.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.TransientDataAccessException;
import org.undersigned.command.Served;

class AdmissionTest {

    private static final int PLACES = 800;
    private static final int WAITING = 1_000;

    @Test
    void who_finds_no_place_waits_a_moment_for_one_and_is_told_when_none_gets_free() throws Exception {
        var filter = new Admission(new Troubles(new ObjectProvider<>() {}));
        var inside = new CountDownLatch(PLACES);
        var released = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < PLACES; i++) {
                people.submit(() -> isLetIn(filter, () -> {
                    inside.countDown();
                    await(released);
                }));
            }
            inside.await();

            assertThat(isLetIn(filter, () -> {})).isFalse();
            var waiting = people.submit(() -> isLetIn(filter, () -> {}));
            Served.await(filter::isAwaited);
            released.countDown();
            assertThat(waiting.get()).isTrue();
        }
        assertThat(filter.inside()).isZero();
    }

    @Test
    void when_too_many_wait_the_next_is_told_at_once() throws Exception {
        var filter = new Admission(new Troubles(new ObjectProvider<>() {}));
        var released = new CountDownLatch(1);
        var refused = new Semaphore(0);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < PLACES + WAITING + 1; i++) {
                people.submit(() -> {
                    if (!isLetIn(filter, () -> await(released))) {
                        refused.release();
                    }
                    return true;
                });
            }

            refused.acquire();
            released.countDown();
        }
        // Those who wait would have been refused with that one, had it waited as long as they may.
        assertThat(refused.availablePermits()).isZero();
    }

    @Test
    void what_is_told_of_trouble_afterwards_takes_no_place() throws Exception {
        var filter = new Admission(new Troubles(new ObjectProvider<>() {}));
        var request = request();
        filter.doFilter(request, response(), (_, _) -> {});

        filter.preHandle(request, response(), "the page that tells of it");
        assertThat(filter.inside()).isZero();
    }

    private static boolean isLetIn(Admission filter, Runnable doing) throws Exception {
        var come = request();
        var in = new AtomicBoolean();
        filter.doFilter(come, response(), (_, _) -> {
            try {
                in.set(filter.preHandle(come, response(), "no handler that keeps forms"));
                doing.run();
            } catch (TransientDataAccessException full) {
                in.set(false);
            }
        });
        return in.get();
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
