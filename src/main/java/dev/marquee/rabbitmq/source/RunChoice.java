package dev.marquee.rabbitmq.source;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * A reader's knowledge of the runs that the job takes. The enumerator decides, so that all readers
 * take the same runs. Thread-safe.
 */
final class RunChoice {
    /** What to do with the messages of a run. */
    enum Choice {
        TAKE,
        LEAVE,
        UNDECIDED
    }

    private final boolean all;
    private final int most;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> met = new HashSet<>();
    private final Queue<String> toReport = new ArrayDeque<>();

    /**
     * @param rule an input that does not end takes all runs
     */
    RunChoice(InputRule rule) {
        this.all = !rule.ends();
        this.most = rule.publishers();
    }

    /**
     * What to do with the messages of a run. A run that is met for the first time is to be
     * reported.
     */
    synchronized Choice of(String run) {
        if (all || taken.contains(run)) {
            return Choice.TAKE;
        }
        if (met.add(run)) {
            toReport.add(run);
        }
        return taken.size() < most ? Choice.UNDECIDED : Choice.LEAVE;
    }

    /** The next run to report to the enumerator, or null. */
    @Nullable synchronized String nextToReport() {
        return toReport.poll();
    }

    /** Adopts the enumerator's decision. */
    synchronized void take(Collection<String> runs) {
        taken.addAll(runs);
    }
}
