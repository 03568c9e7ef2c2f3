package dev.marquee.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cluster that {@code bin/cluster} starts in the folder of a test, and the programs that use it.
 * Thread-safe.
 */
public final class ProjectCluster {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private static final Pattern WEB_UI = Pattern.compile("Rest endpoint listening at .*:(\\d+)");

    /** The jar for the Flink that the scripts start, which the build chooses. */
    private static final Path JOB_JAR =
            PROJECT.resolve(
                    "2".equals(System.getenv("MARQUEE_FLINK"))
                            ? "target/flink2/job.jar"
                            : "target/job.jar");

    private final Path folder;

    /**
     * @param folder the folder of the cluster's files; also the working directory of all programs
     */
    public ProjectCluster(Path folder) {
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
    public ProgramRun control(String... arguments) throws Exception {
        return program("bin/cluster", Map.of(), List.of(arguments));
    }

    /** The address of the web UI and REST interface of the JobManager that was started last. */
    public URI webUi() throws IOException {
        Matcher address = WEB_UI.matcher(Files.readString(files().resolve("log/jobmanager.log")));
        URI last = null;
        while (address.find()) {
            last = URI.create("http://127.0.0.1:" + address.group(1));
        }
        if (last == null) {
            throw new IOException("the JobManager has no REST interface yet");
        }
        return last;
    }

    /** The folder in which the cluster has its files. */
    public Path files() {
        return folder.resolve("cluster");
    }

    /** Runs the job jar with {@code bin/flink run}. */
    public ProgramRun flinkRun(
            Map<String, String> additional, String parallelism, List<String> arguments)
            throws Exception {
        return flinkRun(additional, List.of("-p", parallelism), arguments);
    }

    /** Runs the job jar with {@code bin/flink run}, which has some options. */
    public ProgramRun flinkRun(
            Map<String, String> additional, List<String> optionsOfFlink, List<String> arguments)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(optionsOfFlink);
        all.add(JOB_JAR.toString());
        all.addAll(arguments);
        return program("bin/flink", additional, all);
    }

    /** Runs a script of the project, with additional environment variables. */
    public ProgramRun program(String script, Map<String, String> additional, List<String> arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(PROJECT.resolve(script).toString()));
        command.addAll(arguments);
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(additional);
        return ProgramRun.in(folder, environment, command);
    }

    /** Kills a TaskManager in the way of {@code kill -9}. */
    void killTaskManager(int number) throws Exception {
        kill("taskmanager-" + number);
    }

    /**
     * Kills a process in the way of {@code kill -9}.
     *
     * @param name as {@code bin/cluster status} prints it: {@code jobmanager}, {@code
     *     taskmanager-1}
     */
    public void kill(String name) throws Exception {
        ProcessHandle process = process(name);
        if (!process.destroyForcibly()) {
            throw new AssertionError(name + " cannot be killed");
        }
        process.onExit().join();
    }

    /** A process that runs, by its name. */
    public ProcessHandle process(String name) throws Exception {
        return ProcessHandle.of(processId(name)).orElseThrow();
    }

    /** The id of a process that runs. */
    public long processId(String name) throws Exception {
        String status = control("status").out();
        Matcher running = Pattern.compile(" " + name + " +process (\\d+)").matcher(status);
        if (!running.find()) {
            throw new AssertionError(name + " does not run: " + status);
        }
        return Long.parseLong(running.group(1));
    }

    private Map<String, String> environment() {
        return Map.of("MARQUEE_CLUSTER_DIR", files().toString());
    }
}
