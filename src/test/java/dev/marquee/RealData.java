package dev.marquee;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real data files and an independent implementation of the analyses. Both are kept next to the
 * project on the machines of its developers and are not part of it. Tests that need them are
 * skipped elsewhere.
 */
public final class RealData {
    private static final Path BESIDE = Path.of("..", "shared");

    private RealData() {}

    /** Returns the folder of the data; skips the test if it does not exist. */
    public static Path folder() {
        return present(BESIDE.resolve("data"));
    }

    /** Returns a script of the independent implementation; skips the test if it does not exist. */
    static Path script(String name) {
        return present(BESIDE.resolve("tools").resolve(name));
    }

    private static Path present(Path path) {
        Assumptions.assumeTrue(Files.exists(path), () -> path + " does not exist");
        return path.toAbsolutePath().normalize();
    }

    /** Runs a program and returns its output. Fails the test if the exit code is not 0. */
    static String run(List<String> command) throws Exception {
        Path output = Files.createTempFile("output", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        int exitCode = process.waitFor();
        String printed = Files.readString(output);
        Files.delete(output);
        if (exitCode != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " exited with " + exitCode + ":\n" + printed);
        }
        return printed;
    }

    /** Returns the folders of the data with files whose names end in the suffix. */
    public static Stream<Path> foldersWith(String suffix) throws Exception {
        try (Stream<Path> all = Files.walk(folder())) {
            return all
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
