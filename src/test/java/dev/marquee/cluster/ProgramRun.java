package dev.marquee.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end as a process of its own.
 *
 * @param exitCode its exit code
 * @param out what it wrote to its standard output
 * @param err what it wrote to its standard error
 */
record ProgramRun(int exitCode, String out, String err) {
    /** Far longer than any run takes: a program that hangs must not hang the tests. */
    private static final int PATIENCE_IN_MINUTES = 5;

    /**
     * Runs a program in a folder, with further environment variables.
     *
     * @throws AssertionError if it does not end
     */
    static ProgramRun in(Path folder, Map<String, String> environment, List<String> command)
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
        if (!process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)) {
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

    /** The same run, if it succeeded; else an {@link AssertionError} with all that it said. */
    ProgramRun succeeding() {
        if (exitCode != 0) {
            throw new AssertionError("exit code " + exitCode + ": " + out + err);
        }
        return this;
    }
}
