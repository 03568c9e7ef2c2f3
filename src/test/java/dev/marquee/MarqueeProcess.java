package dev.marquee;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command line that runs in its own process, as a user starts it.
 *
 * @param process the process
 * @param out the file with its standard output
 * @param err the file with its standard error
 */
public record MarqueeProcess(Process process, Path out, Path err) {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    /**
     * A process that has ended.
     *
     * @param exitCode its exit code
     * @param out the lines of its standard output
     * @param err the lines of its standard error
     */
    public record Ended(int exitCode, List<String> out, List<String> err) {}

    /**
     * Starts a process.
     *
     * @param folder its working directory, which also holds its temporary files, in {@code tmp}
     */
    public static MarqueeProcess start(Path folder, String... arguments) throws Exception {
        return start(folder, command(folder, List.of(), arguments));
    }

    /**
     * Starts a process on its own terminal. {@code out} receives everything that the terminal
     * shows; input of the process is typed into the terminal.
     *
     * @param variable an environment variable, as {@code NAME=value}
     */
    public static MarqueeProcess startOnTerminal(Path folder, String variable, String... arguments)
            throws Exception {
        List<String> command = command(folder, List.of("-Dmarquee.terminal=true"), arguments);
        command.add(2, variable);
        List<String> quoted =
                command.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").toList();
        return start(
                folder,
                List.of(
                        "script",
                        "--quiet",
                        "--return",
                        "--flush",
                        "--command",
                        "exec " + String.join(" ", quoted),
                        "/dev/null"));
    }

    private static List<String> command(Path folder, List<String> options, String... arguments)
            throws Exception {
        Path temporaryFiles = Files.createDirectories(folder.resolve("tmp"));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                // A shell starts background processes without SIGINT, and their
                                // children inherit that.
                                "env",
                                "--default-signal=INT",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx1g",
                                "-Djava.io.tmpdir=" + temporaryFiles,
                                "-Dmarquee.home=" + PROJECT,
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add("dev.marquee.Marquee");
        command.addAll(List.of(arguments));
        return command;
    }

    private static MarqueeProcess start(Path folder, List<String> command) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        return new MarqueeProcess(process, out, err);
    }

    /** Waits for the end. Kills a process that hangs. */
    public Ended awaitEnd() throws Exception {
        if (!process.waitFor(TestTimeout.SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), Files.readAllLines(out), Files.readAllLines(err));
    }
}
