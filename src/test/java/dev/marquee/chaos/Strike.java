package dev.marquee.chaos;

/**
 * One fault of a plan.
 *
 * @param fault what happens
 * @param taskManager which TaskManager it happens to, from 1; 0 where it happens to none
 * @param progress after how much progress of the job since all its tasks run: completed
 *     checkpoints, and in batch finished tasks
 */
record Strike(Fault fault, int taskManager, int progress) {
    /** As the plan and the report name it. */
    String title() {
        return fault.title() + (taskManager == 0 ? "" : " " + taskManager);
    }
}
