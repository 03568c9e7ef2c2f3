package dev.marquee.rabbitmq.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;

/**
 * Passes deliveries from the thread that fetches them to the thread that emits them, and
 * acknowledgements back. The deliveries that wait are bounded by their bytes. Thread-safe.
 */
final class HandOver {
    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final long mostBytes;
    private final QueueLevels levels = new QueueLevels();
    private final Deque<Delivery> deliveries = new ArrayDeque<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private long bytes;
    private boolean queueEmpty;
    private boolean news;
    private boolean work;
    private boolean closed;
    @Nullable private Delivery.Receipt acknowledged;
    @Nullable private IOException failure;

    /**
     * @param mostBytes no more is taken while as much or more waits; so one message may be larger
     */
    HandOver(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The levels of the queue, which the thread that fetches sets. */
    QueueLevels levels() {
        return levels;
    }

    synchronized void put(Delivery delivery) {
        deliveries.add(delivery);
        bytes += delivery.bytes();
        queueEmpty = false;
        tell();
    }

    /** Notes that there is nothing to fetch at the moment. */
    synchronized void queueIsEmpty() {
        if (!queueEmpty) {
            queueEmpty = true;
            tell();
        }
    }

    /** Wakes the thread that emits: the enumerator is to be asked or informed of a run. */
    synchronized void runWasMet() {
        tell();
    }

    /** Wakes the thread that fetches: the enumerator has decided on runs. */
    synchronized void runsWereTaken() {
        giveWork();
    }

    /** Drops what waits: its channel is gone, so it will be delivered again. */
    synchronized void drop() {
        deliveries.clear();
        bytes = 0;
        queueEmpty = false;
        tell();
    }

    /** Ends the hand-over; deliveries that wait are not emitted. */
    synchronized void fail(IOException cause) {
        failure = cause;
        tell();
    }

    synchronized boolean isFull() {
        return bytes >= mostBytes;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** The last delivery up to which all are to be acknowledged, or null. */
    @Nullable synchronized Delivery.Receipt acknowledged() {
        return acknowledged;
    }

    /**
     * Waits for an acknowledgement, free memory, a decision or the end, but not longer than this.
     */
    synchronized void awaitWork(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (!work && !closed && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        work = false;
    }

    /**
     * The next delivery, or null if none waits.
     *
     * @throws IOException if there will be no more because fetching failed
     */
    @Nullable synchronized Delivery poll() throws IOException {
        if (failure != null) {
            throw failure;
        }
        Delivery next = deliveries.poll();
        if (next == null) {
            // Not before: the news that a delivery was the last one may follow it.
            news = false;
        } else {
            boolean wasFull = isFull();
            bytes -= next.bytes();
            if (wasFull && !isFull()) {
                giveWork();
            }
        }
        return next;
    }

    /** Whether a delivery waits. */
    synchronized boolean hasNext() {
        return !deliveries.isEmpty();
    }

    /** Whether nothing waits here, and there was nothing to fetch at the last attempt. */
    synchronized boolean isDrained() {
        return queueEmpty && deliveries.isEmpty();
    }

    /** Completes when {@link #poll} or {@link #isDrained} may have another result. */
    synchronized CompletableFuture<Void> available() {
        if (news || failure != null || !deliveries.isEmpty()) {
            return NOW;
        }
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        return available;
    }

    /** Acknowledges a delivery and all before it. */
    synchronized void acknowledge(Delivery.Receipt upTo) {
        acknowledged = upTo;
        giveWork();
    }

    /** Completes {@link #available}. */
    synchronized void wake() {
        tell();
    }

    /** Asks the thread that fetches to send the last acknowledgements, and to end. */
    synchronized void close() {
        closed = true;
        giveWork();
    }

    private void giveWork() {
        work = true;
        notifyAll();
    }

    private void tell() {
        news = true;
        available.complete(null);
    }
}
