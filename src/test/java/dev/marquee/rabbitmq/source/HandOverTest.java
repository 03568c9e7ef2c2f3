package dev.marquee.rabbitmq.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.rabbitmq.message.Message;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Passes deliveries from the thread that fetches to the thread that emits. */
final class HandOverTest {
    private final HandOver handOver = new HandOver(10);

    @Test
    void anEmptyQueueIsReportedAfterTheLastDelivery() throws IOException {
        handOver.put(delivery(1, 5));
        handOver.queueIsEmpty();

        assertThat(handOver.poll()).isNotNull();
        assertThat(handOver.available()).as("the empty queue is not reported yet").isDone();
        assertThat(handOver.poll()).isNull();
        assertThat(handOver.isDrained()).isTrue();
        assertThat(handOver.available()).isNotDone();
    }

    @Test
    void itIsFullWhenItsDeliveriesReachTheLimitOfBytes() throws IOException {
        handOver.put(delivery(1, 9));
        assertThat(handOver.isFull()).isFalse();

        handOver.put(delivery(2, 1));
        assertThat(handOver.isFull()).isTrue();

        handOver.poll();
        assertThat(handOver.isFull()).isFalse();
    }

    @Test
    void aDeliveryCompletesTheFutureOfTheEmittingThread() {
        var available = handOver.available();
        assertThat(available).isNotDone();

        handOver.put(delivery(1, 1));
        assertThat(available).isDone();
    }

    @Test
    void deliveriesOfALostConnectionAreDropped() throws IOException {
        handOver.queueIsEmpty();
        handOver.put(delivery(1, 10));
        handOver.drop();

        assertThat(handOver.isFull()).isFalse();
        assertThat(handOver.poll()).isNull();
        assertThat(handOver.isDrained()).as("the empty queue of the new connection").isFalse();
    }

    @Test
    void pollThrowsTheFailureOfTheFetchingThread() {
        handOver.put(delivery(1, 1));
        handOver.fail(new IOException("gone"));

        assertThat(handOver.available()).isDone();
        assertThatThrownBy(handOver::poll).hasMessage("gone");
    }

    private static Delivery delivery(int tag, int bytes) {
        Message message = Message.part("run", "file", tag, new byte[bytes]);
        return new Delivery(new Delivery.Receipt(1, tag), message);
    }
}
