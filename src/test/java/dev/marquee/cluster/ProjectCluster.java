package dev.marquee.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cluster that {@code bin/cluster} starts in the folder of a test, and the programs that use it.
 */
final class ProjectCluster {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private final Path folder;

    /**
     * @param folder the folder of the cluster's files; also the working directory of all programs
     */
    ProjectCluster(Path folder) {
        this.folder = folder;
        // If the test run is interrupted, @AfterAll does not run.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopIfItRuns));
    }

    private void stopIfItRuns() {
        ProcessBuilder stop =
                new ProcessBuilder(PROJECT.resolve("bin/cluster").toString(), "stop")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        stop.environment().putAll(environment());
        try {
            stop.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs {@code bin/cluster}. */
    ProgramRun control(String... arguments) throws Exception {
        return program("bin/cluster", Map.of(), List.of(arguments));
    }

    /** Runs the job jar with {@code bin/flink run}. */
    ProgramRun flinkRun(Map<String, String> additional, String parallelism, List<String> arguments)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("run", "-p", parallelism));
        all.add(PROJECT.resolve("target/job.jar").toString());
        all.addAll(arguments);
        return program("bin/flink", additional, all);
    }

    /** Runs a script of the project, with additional environment variables. */
    ProgramRun program(String script, Map<String, String> additional, List<String> arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(PROJECT.resolve(script).toString()));
        command.addAll(arguments);
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(additional);
        return ProgramRun.in(folder, environment, command);
    }

    /** Kills a TaskManager in the way of {@code kill -9}. */
    void killTaskManager(int number) throws Exception {
        Matcher running =
                Pattern.compile("taskmanager-" + number + " +process (\\d+)")
                        .matcher(control("status").out());
        if (!running.find()) {
            throw new AssertionError("TaskManager " + number + " does not run");
        }
        ProcessHandle process = ProcessHandle.of(Long.parseLong(running.group(1))).orElseThrow();
        if (!process.destroyForcibly()) {
            throw new AssertionError("TaskManager " + number + " cannot be killed");
        }
        process.onExit().join();
    }

    private Map<String, String> environment() {
        return Map.of("MARQUEE_CLUSTER_DIR", folder.resolve("cluster").toString());
    }
}
