package dev.marquee.sample;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The demonstration: the main job on the bundled sample, offline, with the thumbnails from an image
 * server of its own.
 */
public final class Demonstration {
    /** The system property that names the project's folder, in which the sample is. */
    public static final String HOME = "marquee.home";

    private static final Path OUTPUT = Path.of("output");
    private static final Path RESULTS = OUTPUT.resolve("trending");

    /** Tells the results of a demonstration, which may be replaced, from those of a real run. */
    private static final Path MARKER = RESULTS.resolve(".demonstration");

    private final Path sample;

    private Demonstration(Path sample) {
        this.sample = sample;
    }

    /** The demonstration, if there are no arguments and the sample is at hand. */
    public static Optional<Demonstration> ifAskedFor(String[] arguments) {
        String home = System.getProperty(HOME);
        return arguments.length > 0 || home == null
                ? Optional.empty()
                : Optional.of(new Demonstration(Path.of(home, "data")));
    }

    /**
     * Runs the demonstration.
     *
     * @param commands runs a command line, and returns its exit code
     * @return the exit code
     * @throws IOException if what an earlier demonstration wrote cannot be replaced
     */
    public int run(ToIntFunction<String[]> commands) throws IOException {
        if (Files.exists(MARKER)) {
            deleteTree(RESULTS);
        }
        boolean mayWrite = !Files.exists(RESULTS) || isEmpty(RESULTS);
        if (mayWrite) {
            Files.createDirectories(RESULTS);
            Files.createFile(MARKER);
        }
        try (DemonstrationImages images = new DemonstrationImages()) {
            String host = "127.0.0.1:" + images.start();
            return commands.applyAsInt(
                    new String[] {
                        "trending",
                        "--input=" + sample,
                        "--output=" + OUTPUT,
                        "--thumbnail-url=http://" + host + "/vi/{id}/hqdefault.jpg",
                        "--thumbnail-hosts=" + host,
                        // Without the marker it is refused, as any folder with results is.
                        mayWrite ? "--overwrite" : "--thumbnails=download"
                    });
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                            throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
