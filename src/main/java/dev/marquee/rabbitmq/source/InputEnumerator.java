package dev.marquee.rabbitmq.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import javax.annotation.Nullable;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/**
 * Decides which runs belong to the input and when it has ended: it collects the reports of the
 * readers, and sends them its decisions.
 *
 * <p>The readers keep what they have emitted in their checkpoints and report it again when they
 * start. A reader that fails takes back its reports since its last checkpoint. The enumerator keeps
 * only its decisions. A run that was chosen stays chosen.
 */
final class InputEnumerator implements SplitEnumerator<ArrivalsSplit, InputState> {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int MOST_RUNS_NAMED = 10;

    private final SplitEnumeratorContext<ArrivalsSplit> context;
    private final InputRule rule;
    private final LongSupplier nanoTime;
    private final Map<Integer, Reader> readers = new TreeMap<>();
    private final NavigableMap<Long, Boolean> endedInCheckpoints = new TreeMap<>();
    private final Set<String> taken;

    /** Runs that are left in the queue; not more of them than are named. */
    private final Set<String> others = new LinkedHashSet<>();

    private Arrivals all = new Arrivals();
    private boolean ended;

    /** What the job goes back to if it fails now. */
    private boolean endedInLastCheckpoint;

    private long quietSince;

    private static final class Reader {
        private final Arrivals arrivals = new Arrivals();
        private boolean waiting;
    }

    /**
     * @param state what a checkpoint had
     * @param nanoTime a clock, as {@link System#nanoTime} is one
     */
    InputEnumerator(
            SplitEnumeratorContext<ArrivalsSplit> context,
            InputRule rule,
            InputState state,
            LongSupplier nanoTime) {
        this.context = context;
        this.rule = rule;
        this.taken = new LinkedHashSet<>(state.runs());
        this.ended = state.ended();
        this.endedInLastCheckpoint = ended;
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
            // It starts again from the last checkpoint, without what it reported since then.
            ended = endedInLastCheckpoint;
            all = new Arrivals();
            readers.values().forEach(reader -> all.addAll(reader.arrivals));
        }
        context.sendEventToSourceReader(subtask, new RunsTaken(taken));
        if (ended) {
            context.sendEventToSourceReader(subtask, InputVerdict.ended());
        }
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        if (event instanceof RunMet met) {
            decideOn(met.run());
        } else {
            Reader reader = readers.get(subtask);
            if (reader != null) {
                take((ReaderReport) event, reader);
            }
        }
    }

    /** The job takes the runs that it meets first. */
    private void decideOn(String run) {
        if (taken.size() < rule.publishers() && taken.add(run)) {
            sendToAll(new RunsTaken(taken));
        } else if (!taken.contains(run) && others.size() <= MOST_RUNS_NAMED) {
            others.add(run);
        }
    }

    private void take(ReaderReport report, Reader reader) {
        Arrivals arrivals;
        try {
            arrivals = report.arrivals();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.arrivals.addAll(arrivals);
        reader.waiting = report.isWaiting();
        all.addAll(arrivals);
        if (!arrivals.isEmpty() || !reader.waiting) {
            quietSince = nanoTime.getAsLong();
        }
        if (!rule.ends() || ended) {
            return;
        }
        if (all.isComplete(rule.publishers())) {
            ended = true;
            sendToAll(InputVerdict.ended());
        } else if (all.size() > rule.maxParts()) {
            sendToAll(
                    InputVerdict.failed(
                            "the input has more than %d parts, which is the limit of --max-parts (a file counts as %d)"
                                    .formatted(rule.maxParts(), Arrivals.SIZE_OF_FILE)));
        }
    }

    /** Time counts only while every reader finds the queue empty: a slow job misses no part. */
    private void giveUpIfQuiet() {
        long now = nanoTime.getAsLong();
        boolean allWait =
                readers.size() == context.currentParallelism()
                        && readers.values().stream().allMatch(reader -> reader.waiting);
        boolean announced = all.endedRuns().size() >= rule.publishers();
        if (ended || !allWait || (!announced && others.isEmpty())) {
            quietSince = now;
        } else if (now - quietSince >= rule.endTimeout().toNanos()) {
            sendToAll(InputVerdict.failed(others.isEmpty() ? missing() : inTheWay()));
            quietSince = now;
        }
    }

    private String missing() {
        return "the end of the input was announced, and %d s later there is still missing: %s"
                .formatted(rule.endTimeout().toSeconds(), all.missing());
    }

    private String inTheWay() {
        List<String> unended =
                taken.stream().filter(run -> !all.endedRuns().contains(run)).toList();
        List<String> missing = new ArrayList<>();
        if (!unended.isEmpty()) {
            missing.add("the end of " + named(unended));
        }
        if (!all.missing().isEmpty()) {
            missing.add(all.missing());
        }
        return "the queue has messages of more runs than --publishers %d: the job took %s and left"
                        .formatted(rule.publishers(), named(taken))
                + " %s in the queue, and no message arrived for %d s; missing: %s"
                        .formatted(
                                named(others),
                                rule.endTimeout().toSeconds(),
                                String.join("; ", missing));
    }

    private static String named(Collection<String> runs) {
        List<String> names =
                runs.stream()
                        .limit(MOST_RUNS_NAMED)
                        .map(run -> run.isEmpty() ? "the run without a name" : "run " + run)
                        .toList();
        return String.join(", ", names) + (runs.size() > MOST_RUNS_NAMED ? ", …" : "");
    }

    private void sendToAll(SourceEvent event) {
        context.registeredReaders()
                .keySet()
                .forEach(subtask -> context.sendEventToSourceReader(subtask, event));
    }

    @Override
    public InputState snapshotState(long checkpoint) {
        endedInCheckpoints.put(checkpoint, ended);
        return new InputState(List.copyOf(taken), ended);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        NavigableMap<Long, Boolean> upToIt = endedInCheckpoints.headMap(checkpoint, true);
        if (!upToIt.isEmpty()) {
            endedInLastCheckpoint = upToIt.lastEntry().getValue();
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
        // Flink cancels the periodic calls.
    }
}
