package org.undersigned.signature;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A queue with one reader, who is woken once for as many as are waited for, and not by each who comes. It has to be opened. */
final class Gathering<E> {

    private final int most;
    private final Lock lock = new ReentrantLock();
    private final Condition enough = lock.newCondition();
    private final Deque<E> waiting = new ArrayDeque<>();
    private int awaited;
    private boolean open;

    Gathering(int most) {
        this.most = most;
    }

    void open() {
        lock.lock();
        try {
            open = true;
        } finally {
            lock.unlock();
        }
    }

    /** From now on there is no room. */
    void close() {
        lock.lock();
        try {
            open = false;
        } finally {
            lock.unlock();
        }
    }

    /** False when there is no room. */
    boolean offer(E one) {
        lock.lock();
        try {
            if (!open || waiting.size() == most) {
                return false;
            }
            waiting.add(one);
            if (waiting.size() == awaited) {
                enough.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether so many are there, at the latest after this time. */
    boolean await(int number, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            awaited = number;
            var left = longest.toNanos();
            while (waiting.size() < number && left > 0) {
                left = enough.awaitNanos(left);
            }
            return waiting.size() >= number;
        } finally {
            awaited = 0;
            lock.unlock();
        }
    }

    /** The first so many, or all when they are fewer. */
    List<E> take(int number) {
        var taken = new ArrayList<E>();
        lock.lock();
        try {
            while (taken.size() < number && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
        } finally {
            lock.unlock();
        }
        return taken;
    }

    /** Whether nothing waits, and nothing will. */
    boolean isOver() {
        lock.lock();
        try {
            return !open && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
