package org.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.HeuristicCompletionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

@Timeout(20)
class GroupCommitTest {

    private final Table table = new Table();
    private final Numbers numbers = new Numbers(table);

    @AfterEach
    void stop() {
        table.gate.countDown();
        numbers.stop();
    }

    @Test
    void everyone_gets_their_own_outcome() {
        numbers.start();

        assertThat(ask(List.of(3, 1, 2))).containsExactly("3 is new", "1 is new", "2 is new");
        assertThat(table.committed).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void an_answer_lost_after_the_commit_is_found_again_and_never_told_wrongly() {
        table.losesAnswers = 1;
        numbers.start();

        assertThat(numbers.commit(7)).isEqualTo("7 was there");
        assertThat(table.committed).containsExactly(7);
    }

    @Test
    void a_database_that_stays_away_is_told_after_three_tries() {
        table.losesAnswers = 99;
        numbers.start();

        assertThatThrownBy(() -> numbers.commit(7)).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(table.tries).hasValue(3);
    }

    @Test
    void what_is_wrong_fails_alone() {
        table.gate = new CountDownLatch(1);
        numbers.start();

        var outcomes =
                whileAllWait(IntStream.of(1, 2, Numbers.WRONG, 4, 5).boxed().toList());

        assertThat(outcomes).containsExactly("1 is new", "2 is new", "fails", "4 is new", "5 is new");
        assertThat(table.committed).containsExactlyInAnyOrder(1, 2, 4, 5);
    }

    @Test
    void a_commit_that_may_not_last_is_no_yes_and_is_not_tried_again() {
        table.doubts = true;
        numbers.start();

        assertThatThrownBy(() -> numbers.commit(7)).isInstanceOf(HeuristicCompletionException.class);
        assertThat(table.tries).hasValue(1);
    }

    @Test
    void the_writer_outlives_whatever_breaks() {
        numbers.start();

        assertThatThrownBy(() -> numbers.commit(Numbers.BREAKING)).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(numbers.commit(7)).isEqualTo("7 is new");
    }

    /** Each of the two writers may hold a batch of 500 beside the 500 that wait. */
    @Test
    @Timeout(60)
    void one_too_many_is_turned_away_at_once() throws Exception {
        table.gate = new CountDownLatch(1);
        numbers.start();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var turnedAway = new AtomicInteger();
            for (var i = 0; i < 1_600; i++) {
                var number = i;
                people.submit(() -> {
                    try {
                        return numbers.commit(number);
                    } catch (TransientDataAccessException busy) {
                        turnedAway.incrementAndGet();
                        return "busy";
                    }
                });
            }
            while (turnedAway.get() < 100) {
                Thread.sleep(5);
            }
            table.gate.countDown();
        }
        assertThat(table.committed).hasSizeBetween(500, 1_500);
    }

    @Test
    void few_who_come_one_after_the_other_share_a_transaction() throws Exception {
        table.takes = Duration.ofMillis(5);
        numbers.start();
        var people = 200;
        var begun = System.nanoTime();
        try (var signing = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < people; i++) {
                var number = i;
                signing.submit(() -> numbers.commit(number));
                Thread.sleep(Duration.ofMillis(3L * (i + 1)).minusNanos(System.nanoTime() - begun));
            }
        }

        assertThat(table.committed).hasSize(people);
        assertThat(table.tries).hasValueLessThan(people / 2);
    }

    @Test
    void who_comes_alone_waits_for_nobody() {
        numbers.start();
        var people = 100;
        var begun = System.nanoTime();

        for (var i = 0; i < people; i++) {
            numbers.commit(i);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(GroupCommit.BETWEEN_FEW.multipliedBy(people));
    }

    @Test
    void stopping_answers_whatever_was_accepted() {
        table.gate = new CountDownLatch(1);
        numbers.start();
        var outcomes = new ArrayList<String>();
        var asking = Thread.ofVirtual().start(() -> outcomes.addAll(ask(List.of(1, 2, 3))));
        awaitWaiting();

        table.gate.countDown();
        numbers.stop();
        join(asking);

        assertThat(outcomes).containsExactly("1 is new", "2 is new", "3 is new");
        assertThatThrownBy(() -> numbers.commit(4)).isInstanceOf(TransientDataAccessException.class);
    }

    private List<String> whileAllWait(List<Integer> items) {
        var outcomes = new ArrayList<String>();
        var asking = Thread.ofVirtual().start(() -> outcomes.addAll(ask(items)));
        awaitWaiting();
        table.gate.countDown();
        join(asking);
        return outcomes;
    }

    private void awaitWaiting() {
        try {
            table.entered.await(5, TimeUnit.SECONDS);
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private List<String> ask(List<Integer> items) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            return items.stream()
                    .map(item -> people.submit(() -> {
                        try {
                            return numbers.commit(item);
                        } catch (DataIntegrityViolationException wrong) {
                            return "fails";
                        }
                    }))
                    .toList()
                    .stream()
                    .map(asked -> {
                        try {
                            return asked.get();
                        } catch (Exception broken) {
                            throw new AssertionError(broken);
                        }
                    })
                    .toList();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Writes numbers. */
    private static final class Numbers extends GroupCommit<Integer, String> {

        static final int WRONG = -1;
        static final int BREAKING = -2;

        private final Table table;

        Numbers(Table table) {
            super("numbers", table);
            this.table = table;
        }

        @Override
        List<String> write(List<Integer> batch, boolean again) {
            if (batch.contains(WRONG)) {
                throw new DataIntegrityViolationException("wrong");
            }
            if (batch.contains(BREAKING)) {
                throw new StackOverflowError();
            }
            return batch.stream()
                    .map(it -> again && table.committed.contains(it)
                            ? it + " was there"
                            : table.written.add(it) ? it + " is new" : it + " is told wrongly")
                    .toList();
        }
    }

    /** A table of numbers whose answers can be lost on the way. */
    private static final class Table implements TransactionOperations {

        final HashSet<Integer> committed = new HashSet<>();
        final HashSet<Integer> written = new HashSet<>();
        final AtomicInteger tries = new AtomicInteger();
        final CountDownLatch entered = new CountDownLatch(1);
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile Duration takes = Duration.ZERO;
        int losesAnswers;
        boolean doubts;

        @Override
        public <T> T execute(TransactionCallback<T> work) throws TransactionException {
            tries.incrementAndGet();
            entered.countDown();
            try {
                gate.await();
                Thread.sleep(takes);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            return alone(work);
        }

        private synchronized <T> T alone(TransactionCallback<T> work) {
            written.clear();
            written.addAll(committed);
            var outcome = work.doInTransaction(new SimpleTransactionStatus());
            committed.addAll(written);
            if (doubts) {
                throw new HeuristicCompletionException(HeuristicCompletionException.STATE_UNKNOWN, null);
            }
            if (losesAnswers-- > 0) {
                throw new DataAccessResourceFailureException("the line broke");
            }
            return outcome;
        }
    }
}
