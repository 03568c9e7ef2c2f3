package dev.marquee.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short version of {@code bin/chaos}. It runs in the mode in which a job never ends too early.
 */
final class ChaosIT {
    private static final int SEED = 1;
    private static final int ROWS = 60_000;

    @TempDir Path temp;

    @Test
    void outputsAreThoseOfAnUndisturbedRunWhateverIsKilled() throws Exception {
        ChaosReport report =
                Chaos.run(
                        temp,
                        SEED,
                        List.of(Mode.WATCH),
                        3,
                        ROWS,
                        Set.of(
                                Fault.CHECKPOINT_DISK_FULL,
                                Fault.CHECKPOINT_DISK_SLOW,
                                Fault.JOBMANAGER_PAUSED,
                                Fault.TASKMANAGER_PAUSED));

        assertThat(report.recoveries())
                .extracting(recovery -> recovery.strike().fault())
                .containsExactlyInAnyOrder(
                        Fault.TASKMANAGER_KILLED,
                        Fault.TASKMANAGER_KILLED,
                        Fault.JOBMANAGER_KILLED);
        assertThat(report.faults()).as(String.join("\n", report.lines())).isEmpty();
    }
}
