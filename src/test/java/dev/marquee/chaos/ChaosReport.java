package dev.marquee.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.annotation.Nullable;

/** What bin/chaos prints at its end. Not thread-safe. */
final class ChaosReport {
    private static final double MILLIS = 1000;

    /** From kill to RUNNING, in seconds. */
    private static final double GOAL = 15;

    private final List<Recovery> recoveries = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    void add(Recovery recovery) {
        recoveries.add(recovery);
        if (recovery.failed()) {
            faults.add(
                    "%s, run %d: the job did not recover from: %s"
                            .formatted(
                                    recovery.mode().title(),
                                    recovery.run(),
                                    recovery.strike().title()));
        }
    }

    /**
     * Adds a run that has ended.
     *
     * @param differences what is wrong with its outputs; empty where they are right
     */
    void addRun(Mode mode, int number, String description, List<String> differences) {
        runs.add(
                "%9s run %d: %s; %s"
                        .formatted(
                                mode.title(),
                                number,
                                description,
                                differences.isEmpty() ? "outputs equal" : "OUTPUTS DIFFER"));
        for (String difference : differences) {
            faults.add("%s, run %d: %s".formatted(mode.title(), number, difference));
        }
    }

    /** Adds something that is wrong. */
    void addFault(String fault) {
        faults.add(fault);
    }

    /** Whether nothing is wrong. */
    boolean isGood() {
        return faults.isEmpty();
    }

    List<Recovery> recoveries() {
        return List.copyOf(recoveries);
    }

    /** The faults that were found, a line each. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("What happened, and the seconds from then until all tasks ran again, and until");
        lines.add("a checkpoint began that was completed:");
        lines.add(
                "%9s %3s  %-24s %8s %8s %10s"
                        .formatted("mode", "run", "fault", "at", "RUNNING", "checkpoint"));
        for (Recovery recovery : recoveries) {
            lines.add(
                    "%9s %3d  %-24s %8s %8s %10s  %s"
                            .formatted(
                                    recovery.mode().title(),
                                    recovery.run(),
                                    recovery.strike().title(),
                                    seconds(recovery.after()),
                                    seconds(recovery.toRunning()),
                                    seconds(recovery.toCheckpoint()),
                                    recovery.remark())
                            .stripTrailing());
        }
        lines.add("");
        lines.add("By fault, to RUNNING (the goal is %.0f s):".formatted(GOAL));
        lines.add("%-24s %5s %8s %8s".formatted("fault", "count", "median", "worst"));
        for (Fault fault : Fault.values()) {
            addSummary(lines, fault);
        }
        lines.add("");
        lines.addAll(runs);
        lines.add("");
        if (faults.isEmpty()) {
            lines.add("Verdict: good. The outputs are those of undisturbed runs.");
        } else {
            lines.add("Verdict: BAD.");
            faults.forEach(fault -> lines.add("  " + fault));
        }
        return lines;
    }

    private void addSummary(List<String> lines, Fault fault) {
        List<Recovery> of =
                recoveries.stream().filter(one -> one.strike().fault() == fault).toList();
        if (of.isEmpty()) {
            return;
        }
        List<Duration> times =
                of.stream().map(Recovery::toRunning).filter(Objects::nonNull).sorted().toList();
        lines.add(
                "%-24s %5d %8s %8s"
                        .formatted(
                                fault.title(),
                                of.size(),
                                seconds(times.isEmpty() ? null : times.get(times.size() / 2)),
                                seconds(times.isEmpty() ? null : times.get(times.size() - 1))));
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null
                ? "-"
                : String.format(Locale.ROOT, "%.1f", duration.toMillis() / MILLIS);
    }
}
