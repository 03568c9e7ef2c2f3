package dev.marquee.cluster;

import dev.marquee.TestTimeout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The outcome of a program that ran in its own process.
 *
 * @param exitCode the exit code
 * @param out the standard output
 * @param err the standard error
 */
public record ProgramRun(int exitCode, String out, String err) {
    /**
     * Runs a program in a folder, with additional environment variables.
     *
     * @throws AssertionError if the program hangs
     */
    public static ProgramRun in(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "program", ".out");
        Path err = Files.createTempFile(folder, "program", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(TestTimeout.SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    command + " did not end: " + Files.readString(out) + Files.readString(err));
        }
        ProgramRun run =
                new ProgramRun(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return run;
    }

    /**
     * Returns this run, or throws an {@link AssertionError} with the whole output if the exit code
     * is not 0.
     */
    public ProgramRun succeeding() {
        if (exitCode != 0) {
            throw new AssertionError("exit code " + exitCode + ": " + out + err);
        }
        return this;
    }
}
