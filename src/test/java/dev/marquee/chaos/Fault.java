package dev.marquee.chaos;

/** What happens to a process, or to a disk, while a job runs. */
enum Fault {
    /** {@code kill -9} of a TaskManager; {@code bin/cluster start} replaces it at once. */
    TASKMANAGER_KILLED("kill -9 TaskManager"),

    /** {@code kill -9} of the JobManager; {@code bin/cluster start} starts it again at once. */
    JOBMANAGER_KILLED("kill -9 JobManager"),

    /** {@code kill -9} of the broker, which is started again at once with the same data. */
    BROKER_KILLED("kill -9 broker"),

    /** SIGSTOP of a TaskManager for longer than the heartbeat timeout, then SIGCONT. */
    TASKMANAGER_PAUSED("pause TaskManager"),

    /** The same of the JobManager, for longer than its ZooKeeper session. */
    JOBMANAGER_PAUSED("pause JobManager"),

    /** No byte is free on the disk of the checkpoints until a checkpoint has failed. */
    CHECKPOINT_DISK_FULL("full checkpoint disk"),

    /** The disk of the checkpoints writes slowly until a checkpoint has taken long. */
    CHECKPOINT_DISK_SLOW("slow checkpoint disk");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    /** As the plan and the report name it. */
    String title() {
        return title;
    }
}
