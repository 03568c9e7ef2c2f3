package dev.marquee.rabbitmq.source;

import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import javax.annotation.Nullable;

/**
 * Decides when the input has ended: it gathers what the readers have emitted, and tells them.
 *
 * <p>What the readers know is in their checkpoints and told again when they start, so a reader that
 * fails takes back what it told. Only the decision itself is kept here, and for one case: a
 * checkpoint in which some readers have ended already, whose state it no longer has.
 */
final class InputEndEnumerator implements SplitEnumerator<ArrivalsSplit, InputEnd> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final SplitEnumeratorContext<ArrivalsSplit> context;
    private final InputRule rule;
    private final LongSupplier nanoTime;
    private final Map<Integer, Reader> readers = new TreeMap<>();
    private final NavigableMap<Long, InputEnd> ofCheckpoints = new TreeMap<>();

    private Arrivals all = new Arrivals();
    private InputEnd end;

    /** What a job goes back to that fails now. */
    private InputEnd endInLastCheckpoint;

    private long quietSince;

    private static final class Reader {
        private final Arrivals arrivals = new Arrivals();
        private boolean waiting;
    }

    /**
     * @param end what a checkpoint had
     * @param nanoTime a clock, as {@link System#nanoTime} is one
     */
    InputEndEnumerator(
            SplitEnumeratorContext<ArrivalsSplit> context,
            InputRule rule,
            InputEnd end,
            LongSupplier nanoTime) {
        this.context = context;
        this.rule = rule;
        this.end = end;
        this.endInLastCheckpoint = end;
        this.nanoTime = nanoTime;
    }

    @Override
    public void start() {
        quietSince = nanoTime.getAsLong();
        if (rule.ends()) {
            long period = LOOK_EVERY.toMillis();
            context.callAsync(() -> true, (unused, failure) -> giveUpIfQuiet(), period, period);
        }
    }

    @Override
    public void addReader(int subtask) {
        if (readers.put(subtask, new Reader()) != null) {
            // It starts again from the last checkpoint, and what it told since then is not so.
            end = endInLastCheckpoint;
            all = new Arrivals();
            readers.values().forEach(reader -> all.addAll(reader.arrivals));
        }
        if (end.isReached()) {
            context.sendEventToSourceReader(subtask, InputVerdict.ended(end.runs()));
        }
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        ReaderReport report = (ReaderReport) event;
        Reader reader = readers.get(subtask);
        if (reader == null) {
            return;
        }
        Arrivals arrivals = report.arrivals();
        reader.arrivals.addAll(arrivals);
        reader.waiting = report.isWaiting();
        all.addAll(arrivals);
        if (!arrivals.isEmpty() || !reader.waiting) {
            quietSince = nanoTime.getAsLong();
        }
        if (rule.ends() && !end.isReached() && all.isComplete(rule.publishers())) {
            end = new InputEnd(List.copyOf(all.endedRuns()));
            sendToAll(InputVerdict.ended(end.runs()));
        }
    }

    /** Time counts only while every reader finds the queue empty: a slow job is no missing part. */
    private void giveUpIfQuiet() {
        long now = nanoTime.getAsLong();
        boolean allWait =
                readers.size() == context.currentParallelism()
                        && readers.values().stream().allMatch(reader -> reader.waiting);
        boolean awaited = !end.isReached() && all.endedRuns().size() >= rule.publishers();
        if (!allWait || !awaited) {
            quietSince = now;
        } else if (now - quietSince >= rule.endTimeout().toNanos()) {
            sendToAll(
                    InputVerdict.incomplete(
                            "the end of the input was announced, and %d s later there is still"
                                            .formatted(rule.endTimeout().toSeconds())
                                    + " missing: "
                                    + all.missing()));
            quietSince = now;
        }
    }

    private void sendToAll(InputVerdict verdict) {
        context.registeredReaders()
                .keySet()
                .forEach(subtask -> context.sendEventToSourceReader(subtask, verdict));
    }

    @Override
    public InputEnd snapshotState(long checkpoint) {
        ofCheckpoints.put(checkpoint, end);
        return end;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        NavigableMap<Long, InputEnd> upToIt = ofCheckpoints.headMap(checkpoint, true);
        if (!upToIt.isEmpty()) {
            endInLastCheckpoint = upToIt.lastEntry().getValue();
            upToIt.clear();
        }
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        // Readers have their own.
    }

    @Override
    public void addSplitsBack(List<ArrivalsSplit> splits, int subtask) {
        // None was ever assigned.
    }

    @Override
    public void close() {
        // Flink closes what calls are still to come.
    }
}
