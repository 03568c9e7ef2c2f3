package dev.marquee.chaos;

import static dev.marquee.chaos.Fault.BROKER_KILLED;
import static dev.marquee.chaos.Fault.CHECKPOINT_DISK_FULL;
import static dev.marquee.chaos.Fault.CHECKPOINT_DISK_SLOW;
import static dev.marquee.chaos.Fault.JOBMANAGER_KILLED;
import static dev.marquee.chaos.Fault.JOBMANAGER_PAUSED;
import static dev.marquee.chaos.Fault.TASKMANAGER_KILLED;
import static dev.marquee.chaos.Fault.TASKMANAGER_PAUSED;

import java.util.List;
import java.util.Locale;

/** How the job runs. */
enum Mode {
    /** Files, {@code --mode batch}. There are no checkpoints. */
    BATCH(
            TASKMANAGER_KILLED,
            JOBMANAGER_KILLED,
            TASKMANAGER_KILLED,
            TASKMANAGER_PAUSED,
            TASKMANAGER_KILLED,
            JOBMANAGER_PAUSED),

    /** Files, {@code --mode streaming}. */
    STREAMING(
            TASKMANAGER_KILLED,
            JOBMANAGER_KILLED,
            TASKMANAGER_KILLED,
            CHECKPOINT_DISK_FULL,
            CHECKPOINT_DISK_SLOW,
            TASKMANAGER_PAUSED,
            TASKMANAGER_KILLED,
            JOBMANAGER_PAUSED),

    /** A folder into which files arrive while the job runs, {@code --watch}. */
    WATCH(
            TASKMANAGER_KILLED,
            JOBMANAGER_KILLED,
            TASKMANAGER_KILLED,
            TASKMANAGER_PAUSED,
            CHECKPOINT_DISK_SLOW,
            CHECKPOINT_DISK_FULL,
            TASKMANAGER_KILLED,
            JOBMANAGER_PAUSED),

    /** {@code --source rabbitmq --sink files,rabbitmq}, while {@code publish} sends the rows. */
    RABBITMQ(
            BROKER_KILLED,
            TASKMANAGER_KILLED,
            JOBMANAGER_KILLED,
            BROKER_KILLED,
            TASKMANAGER_KILLED,
            TASKMANAGER_PAUSED,
            CHECKPOINT_DISK_FULL,
            CHECKPOINT_DISK_SLOW);

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<Fault> faults;

    Mode(Fault... faults) {
        this.faults = List.of(faults);
    }

    /** The faults that it is tried with, the most important first; repeated as often as needed. */
    List<Fault> faults() {
        return faults;
    }

    /** As the command line and the report name it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
