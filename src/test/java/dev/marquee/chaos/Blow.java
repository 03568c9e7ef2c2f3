package dev.marquee.chaos;

import static org.awaitility.Awaitility.await;

import dev.marquee.cluster.ClusterJob;
import dev.marquee.cluster.ProgramRun;
import dev.marquee.cluster.ProjectCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A strike that is ready to be carried out: finding a process takes time, and the job makes
 * progress meanwhile.
 */
final class Blow {
    /** Longer than {@code heartbeat.timeout} and the session timeout of ZooKeeper. */
    private static final Duration PAUSE = Duration.ofSeconds(12);

    /** Many times as long as a checkpoint takes on a disk that is not slow. */
    private static final Duration LONG = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private interface Action {
        Instant strike() throws Exception;
    }

    private final Stage stage;
    private final ClusterJob job;
    private final Action action;
    private CompletableFuture<?> repair = CompletableFuture.completedFuture(null);

    private Blow(Stage stage, ClusterJob job, Strike strike) throws Exception {
        this.stage = stage;
        this.job = job;
        action = prepare(strike);
    }

    static Blow prepared(Stage stage, ClusterJob job, Strike strike) throws Exception {
        return new Blow(stage, job, strike);
    }

    /**
     * Carries it out, and begins the repair.
     *
     * @return from when on the job can recover
     */
    Instant strike() throws Exception {
        return action.strike();
    }

    /** Waits until all processes are there again. */
    void awaitRepair() throws Exception {
        repair.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private Action prepare(Strike strike) throws Exception {
        ProjectCluster cluster = stage.cluster();
        switch (strike.fault()) {
            case TASKMANAGER_KILLED -> {
                return kill(cluster.process("taskmanager-" + strike.taskManager()));
            }
            case JOBMANAGER_KILLED -> {
                return kill(cluster.process("jobmanager"));
            }
            case TASKMANAGER_PAUSED -> {
                return pause(cluster.process("taskmanager-" + strike.taskManager()), true);
            }
            case JOBMANAGER_PAUSED -> {
                return pause(cluster.process("jobmanager"), false);
            }
            case BROKER_KILLED -> {
                return this::killBroker;
            }
            case CHECKPOINT_DISK_FULL -> {
                return this::fillDisk;
            }
            case CHECKPOINT_DISK_SLOW -> {
                return this::slowDisk;
            }
        }
        throw new IllegalStateException();
    }

    private Action kill(ProcessHandle process) {
        return () -> {
            Instant now = Instant.now();
            process.destroyForcibly();
            process.onExit().join();
            repair =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return stage.cluster().control("start").succeeding();
                                } catch (Exception e) {
                                    throw new CompletionException(e);
                                }
                            });
            return now;
        };
    }

    /**
     * A job recovers from the pause of a TaskManager while it lasts, and from one of the JobManager
     * after it.
     */
    private Action pause(ProcessHandle process, boolean recoversMeanwhile) {
        return () -> {
            Instant now = Instant.now();
            signal("STOP", process);
            CompletableFuture<Instant> end =
                    new CompletableFuture<Instant>()
                            .completeOnTimeout(now, PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                            .thenApply(
                                    begin -> {
                                        signal("CONT", process);
                                        return Instant.now();
                                    });
            repair = end;
            return recoversMeanwhile ? now : end.join();
        };
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            ProgramRun.in(
                            Path.of(System.getProperty("java.io.tmpdir")),
                            Map.of(),
                            List.of("kill", "-" + name, Long.toString(process.pid())))
                    .succeeding();
        } catch (IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private Instant killBroker() throws Exception {
        Instant now = Instant.now();
        stage.broker().kill();
        stage.broker().restart();
        return now;
    }

    /** The disk stays full until a checkpoint has failed, or the job restarts because of it. */
    private Instant fillDisk() throws Exception {
        int failed = job.failedCheckpoints();
        stage.checkpoints().fill();
        try {
            awaitUnlessDisturbed(() -> job.failedCheckpoints() > failed);
        } finally {
            stage.checkpoints().free();
        }
        return Instant.now();
    }

    /** The disk stays slow until a checkpoint has taken long, or the job restarts. */
    private Instant slowDisk() throws Exception {
        stage.checkpoints().slowDown();
        try {
            awaitUnlessDisturbed(
                    () ->
                            job.checkpointInProgress()
                                    .filter(since -> since.plus(LONG).isBefore(Instant.now()))
                                    .isPresent());
        } finally {
            stage.checkpoints().speedUp();
        }
        return Instant.now();
    }

    /** Waits until a condition holds, or the job ends or restarts. */
    private void awaitUnlessDisturbed(Callable<Boolean> condition) {
        Instant before = Instant.now();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () ->
                                condition.call()
                                        || job.view()
                                                .filter(
                                                        now ->
                                                                now.hasEnded()
                                                                        || now.runningSince()
                                                                                .isAfter(before))
                                                .isPresent());
    }
}
