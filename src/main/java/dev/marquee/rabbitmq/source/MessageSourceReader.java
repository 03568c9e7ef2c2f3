package dev.marquee.rabbitmq.source;

import dev.marquee.rabbitmq.message.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Emits the messages that its {@link MessageFetcher} fetches, reports them to the enumerator, and
 * has them acknowledged once a completed checkpoint holds them.
 */
final class MessageSourceReader implements SourceReader<Message, ArrivalsSplit> {
    /** How long emitted messages may go unreported while there are more to emit. */
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(200);

    /** Flink's RPC refuses messages of more than 10 MiB by default. */
    private static final int BYTES_OF_REPORT = 1 << 20;

    private static final Duration TIME_TO_ACKNOWLEDGE = Duration.ofSeconds(5);
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    private final SourceReaderContext context;
    private final boolean ends;
    private final RunChoice runs;
    private final HandOver handOver;
    private final Thread fetching;
    private final Arrivals arrivals = new Arrivals();
    private final NavigableMap<Long, Delivery.Receipt> receipts = new TreeMap<>();

    private Arrivals unreported = new Arrivals();
    private long lastReport;
    private boolean reportedToWait;
    private boolean ended;
    @Nullable private Delivery.Receipt lastEmitted;

    /**
     * @param ends whether the input ends; if not, nothing is remembered of it
     */
    MessageSourceReader(
            SourceReaderContext context,
            boolean ends,
            RunChoice runs,
            HandOver handOver,
            Runnable fetcher) {
        this.context = context;
        this.ends = ends;
        this.runs = runs;
        this.handOver = handOver;
        this.fetching = new Thread(fetcher, "fetch-messages-" + context.getIndexOfSubtask());
        this.fetching.setDaemon(true);
        handOver.levels().register(context.metricGroup());
    }

    @Override
    public void addSplits(List<ArrivalsSplit> restored) {
        for (ArrivalsSplit split : restored) {
            arrivals.addAll(split.arrivals());
            unreported.addAll(split.arrivals());
        }
    }

    @Override
    public void start() {
        report(false);
        fetching.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Message> output) throws IOException {
        reportRuns();
        Delivery next = handOver.poll();
        if (next == null) {
            boolean drained = handOver.isDrained();
            if (drained != reportedToWait || !unreported.isEmpty()) {
                report(drained);
            }
            return drained && ended ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        Message message = next.message();
        output.collect(message);
        lastEmitted = next.receipt();
        if (ends) {
            arrivals.add(message);
            unreported.add(message);
        }
        if (System.nanoTime() - lastReport >= LONGEST_SILENCE.toNanos()) {
            report(false);
        }
        return handOver.hasNext() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return handOver.available();
    }

    private void reportRuns() {
        for (String run = runs.nextToReport(); run != null; run = runs.nextToReport()) {
            context.sendSourceEventToCoordinator(new RunMet(run));
        }
    }

    private void report(boolean waiting) {
        try {
            Iterator<byte[]> pieces = unreported.pieces(BYTES_OF_REPORT).iterator();
            while (pieces.hasNext()) {
                byte[] piece = pieces.next();
                context.sendSourceEventToCoordinator(
                        new ReaderReport(piece, waiting && !pieces.hasNext()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        unreported = new Arrivals();
        reportedToWait = waiting;
        lastReport = System.nanoTime();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof RunsTaken taken) {
            runs.take(taken.runs());
            handOver.runsWereTaken();
            return;
        }
        InputVerdict verdict = (InputVerdict) event;
        if (verdict.failure() != null) {
            // A restart would not help: the same is missing then.
            throw new SuppressRestartsException(new InputException(verdict.failure()));
        }
        ended = true;
        handOver.wake();
    }

    @Override
    public void notifyNoMoreSplits() {
        // Each reader makes its own split.
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
