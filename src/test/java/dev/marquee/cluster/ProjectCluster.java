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
 * A cluster that {@code bin/cluster} starts in a folder of a test, and the programs that use it.
 */
final class ProjectCluster {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private final Path folder;

    /**
     * @param folder where the cluster has its files, and programs are started
     */
    ProjectCluster(Path folder) {
        this.folder = folder;
        // A test run that is cut off does not come to @AfterAll.
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
    ProgramRun flinkRun(Map<String, String> more, String parallelism, List<String> arguments)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("run", "-p", parallelism));
        all.add(PROJECT.resolve("target/job.jar").toString());
        all.addAll(arguments);
        return program("bin/flink", more, all);
    }

    /** Runs a script of the project, with further environment variables. */
    ProgramRun program(String script, Map<String, String> more, List<String> arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(PROJECT.resolve(script).toString()));
        command.addAll(arguments);
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(more);
        return ProgramRun.in(folder, environment, command);
    }

    /** Ends a TaskManager as {@code kill -9} does. */
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
