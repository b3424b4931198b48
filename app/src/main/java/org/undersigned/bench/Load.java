package org.undersigned.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Many at once doing the same thing over and over: as fast as it goes, or at a rate. */
record Load(int atOnce, Duration warmUp, Duration time, OptionalDouble rate) {

    /** One who does it again and again. */
    interface Worker extends AutoCloseable {

        /** Whether it went as it should. */
        boolean once() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    static Load fullSpeed(int atOnce, Duration time) {
        return new Load(atOnce, time.dividedBy(3), time, OptionalDouble.empty());
    }

    Load at(double perSecond) {
        return new Load(atOnce, warmUp, time, OptionalDouble.of(perSecond));
    }

    Measured run(Supplier<Worker> workers) {
        var begins = System.nanoTime() + warmUp.toNanos();
        var ends = begins + time.toNanos();
        var latencies = new Latencies();
        var wrong = new AtomicLong();
        var answered = new AtomicLong();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < atOnce; i++) {
            var first = begins - warmUp.toNanos() + interval() * i / atOnce;
            threads.add(Thread.ofPlatform()
                    .name("load-" + i)
                    .start(() -> work(workers, first, begins, ends, latencies, answered, wrong)));
        }
        join(threads);
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

    private static void join(List<Thread> threads) {
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
