package dev.marquee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Python programs with the {@code python3} of this machine, for tests that compare with
 * Python.
 */
public final class PythonProgram {
    private static final String IS_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PythonProgram() {}

    /**
     * Skips the test, with the reason, if {@code python3} is missing or older than 3.11. Older
     * versions reject NUL in CSV and have another grammar.
     */
    public static void assumePresent() {
        try {
            int exitCode = new ProcessBuilder("python3", "-c", IS_NEW_ENOUGH).start().waitFor();
            assumeTrue(exitCode == 0, "python3 is older than 3.11");
        } catch (IOException e) {
            abort("there is no python3 to compare with: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Runs a program that prints one JSON value per line.
     *
     * @param source the program
     * @param input the lines of its standard input
     * @return the printed values
     */
    public static <T> List<T> run(String source, List<String> input, TypeReference<T> type)
            throws Exception {
        Path lines = Files.createTempFile("python", ".txt");
        try {
            Files.write(lines, input);
            Process python =
                    new ProcessBuilder("python3", "-c", source)
                            .redirectInput(lines.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            List<T> answers;
            try (Stream<String> printed = python.inputReader().lines()) {
                answers = printed.map(line -> parse(line, type)).toList();
            }
            assertThat(python.waitFor()).isZero();
            return answers;
        } finally {
            Files.delete(lines);
        }
    }

    private static <T> T parse(String line, TypeReference<T> type) {
        try {
            return JSON.readValue(line, type);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
