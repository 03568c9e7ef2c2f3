package dev.marquee.rabbitmq.source;

import dev.marquee.rabbitmq.message.Message;
import dev.marquee.rabbitmq.message.MessageKind;

import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import javax.annotation.Nullable;

/**
 * Emits the messages that its {@link Fetcher} fetches, tells the enumerator which, and has them
 * acknowledged once a checkpoint is complete that holds them.
 */
final class MessageSourceReader implements SourceReader<Message, ArrivalsSplit> {
    /** How long what was emitted may go untold while there is more to emit. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(200);

    private static final Duration TIME_TO_ACKNOWLEDGE = Duration.ofSeconds(5);
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    private final SourceReaderContext context;
    private final HandOver handOver;
    private final Thread fetching;
    private final Arrivals arrivals = new Arrivals();
    private final NavigableMap<Long, Delivery.Receipt> receipts = new TreeMap<>();

    private Arrivals untold = new Arrivals();
    private long lastTold;
    private boolean toldToWait;
    @Nullable private Delivery.Receipt lastEmitted;
    @Nullable private List<String> endedRuns;

    MessageSourceReader(SourceReaderContext context, HandOver handOver, Fetcher fetcher) {
        this.context = context;
        this.handOver = handOver;
        this.fetching = new Thread(fetcher, "fetch-messages-" + context.getIndexOfSubtask());
        this.fetching.setDaemon(true);
    }

    @Override
    public void addSplits(List<ArrivalsSplit> restored) {
        for (ArrivalsSplit split : restored) {
            arrivals.addAll(split.arrivals());
            untold.addAll(split.arrivals());
        }
    }

    @Override
    public void start() {
        tell(false);
        fetching.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Message> output) throws IOException {
        Delivery next = handOver.poll();
        if (next == null) {
            boolean drained = handOver.isDrained();
            if (drained != toldToWait || !untold.isEmpty()) {
                tell(drained);
            }
            return drained && endedRuns != null
                    ? InputStatus.END_OF_INPUT
                    : InputStatus.NOTHING_AVAILABLE;
        }
        Message message = next.message();
        if (endedRuns != null && isOfAnotherInput(message)) {
            // Not acknowledged, so it is there for who comes next.
            return InputStatus.END_OF_INPUT;
        }
        output.collect(message);
        lastEmitted = next.receipt();
        arrivals.add(message);
        untold.add(message);
        if (System.nanoTime() - lastTold >= LONGEST_SILENCE.toNanos()) {
            tell(false);
        }
        return handOver.hasNext() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return handOver.available();
    }

    /** The end of an input is followed by its repeats only; all else belongs to the next one. */
    private boolean isOfAnotherInput(Message message) {
        return message.kind() != MessageKind.UNREADABLE && !endedRuns.contains(message.run());
    }

    private void tell(boolean waiting) {
        context.sendSourceEventToCoordinator(new ReaderReport(untold, waiting));
        untold = new Arrivals();
        toldToWait = waiting;
        lastTold = System.nanoTime();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        InputVerdict verdict = (InputVerdict) event;
        if (verdict.missing() != null) {
            // What never came does not come after a restart.
            throw new SuppressRestartsException(new MissingPartsException(verdict.missing()));
        }
        endedRuns = verdict.endedRuns();
        handOver.wake();
    }

    @Override
    public void notifyNoMoreSplits() {
        // There never are any but its own.
    }

    @Override
    public List<ArrivalsSplit> snapshotState(long checkpoint) {
        if (lastEmitted != null) {
            receipts.put(checkpoint, lastEmitted);
        }
        return List.of(new ArrivalsSplit("reader-" + context.getIndexOfSubtask(), arrivals));
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        NavigableMap<Long, Delivery.Receipt> held = receipts.headMap(checkpoint, true);
        if (!held.isEmpty()) {
            handOver.acknowledge(held.lastEntry().getValue());
            held.clear();
        }
    }

    @Override
    public void close() {
        handOver.close();
        try {
            fetching.join(TIME_TO_ACKNOWLEDGE.toMillis());
            // It may be waiting for a broker that is not there.
            fetching.interrupt();
            fetching.join(TIME_TO_END.toMillis());
        } catch (InterruptedException e) {
            fetching.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
