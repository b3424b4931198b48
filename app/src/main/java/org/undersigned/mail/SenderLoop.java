package org.undersigned.mail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The threads of a server on which mail leaves, each on a line of its own: one slow conversation holds up no other. */
final class SenderLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SenderLoop.class);

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration TROUBLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_TROUBLE = Duration.ofSeconds(30);
    private static final Duration TIDY = Duration.ofMinutes(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Sender sender;
    private final boolean sending;
    private @Nullable CountDownLatch stop;
    private List<Thread> threads = List.of();

    SenderLoop(Sender sender, boolean sending) {
        this.sender = sender;
        this.sending = sending;
    }

    @Override
    public synchronized void start() {
        var ending = new CountDownLatch(1);
        stop = ending;
        threads = IntStream.range(0, sender.lines())
                .mapToObj(i -> Thread.ofVirtual().name("mail-" + i).start(() -> run(ending, i == 0)))
                .toList();
    }

    /** Gives each conversation a moment to end; what is then unsent goes after the next start. */
    @Override
    public synchronized void stop() {
        if (stop != null) {
            stop.countDown();
            stop = null;
            var end = System.nanoTime() + FAREWELL.toNanos();
            threads.forEach(thread -> join(thread, end - System.nanoTime()));
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return stop != null;
    }

    @Override
    public boolean isAutoStartup() {
        return sending;
    }

    private void run(CountDownLatch ending, boolean tidies) {
        var trouble = TROUBLE;
        var tidied = System.nanoTime();
        try {
            while (ending.getCount() > 0) {
                switch (round(ending)) {
                    case WORKED -> trouble = TROUBLE;
                    case IDLE -> pause(ending, IDLE);
                    case SERVER_TROUBLE -> {
                        pause(ending, trouble);
                        trouble = trouble.compareTo(LONGEST_TROUBLE) < 0 ? trouble.multipliedBy(2) : LONGEST_TROUBLE;
                    }
                }
                if (tidies && System.nanoTime() - tidied > TIDY.toNanos()) {
                    tidied = System.nanoTime();
                    tidy();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Sender.Round round(CountDownLatch ending) throws InterruptedException {
        try {
            return sender.round(() -> ending.getCount() > 0);
        } catch (RuntimeException database) {
            LOG.warn("Mail waits: {}", database.getClass().getName());
            return Sender.Round.SERVER_TROUBLE;
        }
    }

    private void tidy() {
        try {
            sender.tidy();
        } catch (RuntimeException later) {
            LOG.warn("Old mail files stay: {}", later.getClass().getName());
        }
    }

    private static void pause(CountDownLatch ending, Duration wait) throws InterruptedException {
        var _ = ending.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void join(Thread thread, long nanos) {
        try {
            var _ = thread.join(Duration.ofNanos(Math.max(nanos, 1)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
