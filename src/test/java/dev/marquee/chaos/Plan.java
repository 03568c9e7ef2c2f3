package dev.marquee.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What is going to happen to a job: the same seed gives the same plan.
 *
 * @param mode how the job runs
 * @param strikes the faults, in their order
 */
record Plan(Mode mode, List<Strike> strikes) {
    /** How many TaskManagers the cluster has. */
    static final int TASKMANAGERS = 2;

    private static final int MOST_CHECKPOINTS = 2;
    private static final int MOST_FINISHED_TASKS = 6;

    Plan {
        strikes = List.copyOf(strikes);
    }

    /**
     * Makes a plan.
     *
     * @param size the number of faults
     * @param without faults that cannot happen on this machine
     */
    static Plan of(long seed, Mode mode, int size, Set<Fault> without) {
        List<Fault> possible =
                mode.faults().stream().filter(fault -> !without.contains(fault)).toList();
        Random random = new Random(31 * seed + mode.name().hashCode());
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Fault fault = possible.get(i % possible.size());
            boolean ofTaskManager =
                    fault == Fault.TASKMANAGER_KILLED || fault == Fault.TASKMANAGER_PAUSED;
            int progress =
                    mode == Mode.BATCH
                            ? random.nextInt(MOST_FINISHED_TASKS + 1)
                            : random.nextInt(MOST_CHECKPOINTS + 1);
            strikes.add(
                    new Strike(
                            fault, ofTaskManager ? 1 + random.nextInt(TASKMANAGERS) : 0, progress));
        }
        Collections.shuffle(strikes, random);
        return new Plan(mode, strikes);
    }

    /** The plan in words, a fault a line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String unit = mode == Mode.BATCH ? "finished tasks" : "checkpoints";
        for (int i = 0; i < strikes.size(); i++) {
            Strike strike = strikes.get(i);
            lines.add(
                    "%9s %2d  %-22s after %d %s"
                            .formatted(
                                    mode.title(), i + 1, strike.title(), strike.progress(), unit));
        }
        return lines;
    }
}
