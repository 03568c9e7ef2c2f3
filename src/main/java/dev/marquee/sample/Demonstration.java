package dev.marquee.sample;

import dev.marquee.files.ResultFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private final Path sample;
    private final Path output;
    private final Path results;

    /** Tells the results of a demonstration, which may be replaced, from those of a real run. */
    private final Path marker;

    /**
     * @param sample the folder of the sample
     * @param output the folder of the results, where the user is
     */
    Demonstration(Path sample, Path output) {
        this.sample = sample;
        this.output = output;
        this.results = output.resolve("trending");
        this.marker = results.resolve(ResultFolder.DEMONSTRATION);
    }

    /** The demonstration, if there are no arguments and the sample is at hand. */
    public static Optional<Demonstration> ifAskedFor(String[] arguments) {
        String home = System.getProperty(HOME);
        return arguments.length > 0 || home == null
                ? Optional.empty()
                : Optional.of(new Demonstration(Path.of(home, "data"), Path.of("output")));
    }

    /**
     * Runs the demonstration. Results of another run than a demonstration are left as they are, and
     * the command says so.
     *
     * @param commands runs a command line, and returns its exit code
     * @return the exit code
     * @throws IOException if what an earlier demonstration wrote cannot be replaced, or there is no
     *     port for the image server
     */
    public int run(ToIntFunction<String[]> commands) throws IOException {
        if (Files.exists(marker)) {
            deleteTree(results);
        }
        if (!isFree()) {
            return trending(commands);
        }
        // Also behind a demonstration that the user interrupts.
        Thread atInterrupt = new Thread(this::mark);
        Runtime.getRuntime().addShutdownHook(atInterrupt);
        try {
            return trending(commands);
        } finally {
            mark();
            Runtime.getRuntime().removeShutdownHook(atInterrupt);
        }
    }

    private int trending(ToIntFunction<String[]> commands) throws IOException {
        try (DemonstrationImages images = new DemonstrationImages()) {
            String host = "127.0.0.1:" + images.start();
            return commands.applyAsInt(
                    new String[] {
                        "trending",
                        "--input=" + sample,
                        "--output=" + output,
                        "--thumbnail-url=http://" + host + "/vi/{id}/hqdefault.jpg",
                        "--thumbnail-hosts=" + host
                    });
        }
    }

    /** Marks the results, if there are any: without the mark they are not replaced. */
    private void mark() {
        try {
            if (Files.isDirectory(results)) {
                Files.write(marker, new byte[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(marker + " cannot be written", e);
        }
    }

    /** Whether there is nothing where the results go. */
    private boolean isFree() throws IOException {
        if (!Files.isDirectory(results)) {
            return !Files.exists(results);
        }
        try (Stream<Path> children = Files.list(results)) {
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
