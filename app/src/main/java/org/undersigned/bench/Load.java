package org.undersigned.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Many at once doing the same thing over and over: as fast as it goes, or at a rate.
 *
 * @param threads what each of them runs on
 */
record Load(int atOnce, Duration warmUp, Duration time, OptionalDouble rate, Supplier<Thread.Builder> threads) {

    /** Whoever waits for longer after the end is hung up on. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    /** One who does it again and again. */
    interface Worker extends AutoCloseable {

        /** Whether it went as it should. */
        boolean once() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Each on a virtual thread: who waits for an answer over HTTP takes least of the machine there, which the server shares. */
    Load(int atOnce, Duration warmUp, Duration time) {
        this(atOnce, warmUp, time, OptionalDouble.empty(), Thread::ofVirtual);
    }

    static Load fullSpeed(int atOnce, Duration time) {
        return new Load(atOnce, time.dividedBy(3), time);
    }

    Load at(double perSecond) {
        return new Load(atOnce, warmUp, time, OptionalDouble.of(perSecond), threads);
    }

    /** Each on a thread of the system's: JDBC does a fifth more so, and is to be given its best. */
    Load onPlatformThreads() {
        return new Load(atOnce, warmUp, time, rate, Thread::ofPlatform);
    }

    Measured run(Supplier<Worker> workers) {
        var begins = System.nanoTime() + warmUp.toNanos();
        var ends = begins + time.toNanos();
        var latencies = new Latencies();
        var wrong = new AtomicLong();
        var answered = new AtomicLong();
        var all = new ArrayList<Thread>();
        for (var i = 0; i < atOnce; i++) {
            var first = begins - warmUp.toNanos() + interval() * i / atOnce;
            all.add(threads.get()
                    .name("load-" + i)
                    .start(() -> work(workers, first, begins, ends, latencies, answered, wrong)));
        }
        join(all, ends + LONGEST_ANSWER.toNanos());
        var count = latencies.count();
        return new Measured(
                count,
                answered.get(),
                count / (time.toNanos() / 1e9),
                latencies.percentile(0.5),
                latencies.percentile(0.99),
                wrong.get(),
                1);
    }

    /** Latency counts from when it was due, so that a stall is seen by all who would have come meanwhile. */
    private void work(
            Supplier<Worker> workers,
            long first,
            long begins,
            long ends,
            Latencies latencies,
            AtomicLong answered,
            AtomicLong wrong) {
        var due = first;
        while (System.nanoTime() < ends) {
            try (var worker = workers.get()) {
                while (true) {
                    due = rate.isPresent() ? due : System.nanoTime();
                    if (due >= ends) {
                        return;
                    }
                    sleepUntil(due);
                    var well = worker.once();
                    var now = System.nanoTime();
                    if (well) {
                        answered.incrementAndGet();
                    }
                    // At a rate the slow ones that end late are what is looked for; at full speed only what ends in
                    // time counts.
                    if (due >= begins && (rate.isPresent() || now <= ends)) {
                        if (well) {
                            latencies.add(now - due);
                        } else {
                            wrong.incrementAndGet();
                        }
                    }
                    due += interval();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception broken) {
                wrong.incrementAndGet();
                due += interval();
            }
        }
    }

    private long interval() {
        return rate.isPresent() ? (long) (1e9 * atOnce / rate.getAsDouble()) : 0;
    }

    private static void sleepUntil(long due) throws InterruptedException {
        var left = due - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    private static void join(List<Thread> threads, long latest) {
        try {
            for (var thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(1, latest - System.nanoTime())))) {
                    thread.interrupt();
                    thread.join();
                }
            }
        } catch (InterruptedException stopped) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
