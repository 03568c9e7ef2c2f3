package dev.marquee;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real data files and an independent implementation of the analyses, which lie beside the project
 * where it is developed and are not part of it. Tests that need them are skipped elsewhere.
 */
public final class RealData {
    private static final Path BESIDE = Path.of("..", "shared");

    private RealData() {}

    /** The folder of the data, or a skipped test. */
    public static Path folder() {
        return present(BESIDE.resolve("data"));
    }

    /** A script of the independent implementation, or a skipped test. */
    static Path script(String name) {
        return present(BESIDE.resolve("tools").resolve(name));
    }

    private static Path present(Path path) {
        Assumptions.assumeTrue(Files.exists(path), () -> path + " is not here");
        return path.toAbsolutePath().normalize();
    }

    /** Runs a program to its end and returns what it printed; it must succeed. */
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

    /** The folders of the data that hold files of a name. */
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
