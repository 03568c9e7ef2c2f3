package dev.marquee.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The demonstration: the main job on the bundled sample, offline, with the thumbnails from an image
 * server of its own; then the films job.
 */
public final class Demonstration {
    /** The system property that names the project's folder, in which the sample is. */
    public static final String HOME = "marquee.home";

    private static final String TRENDING = "trending";
    private static final String MOVIES = "movies";

    private final Path sample;
    private final Path output;

    /**
     * @param sample the folder of the sample
     * @param output the folder of the results, where the user is
     */
    Demonstration(Path sample, Path output) {
        this.sample = sample;
        this.output = output;
    }

    /** The demonstration, if there are no arguments and the sample is in {@code data/}. */
    public static Optional<Demonstration> ifAskedFor(String[] arguments) {
        String home = System.getProperty(HOME);
        return arguments.length > 0 || home == null
                ? Optional.empty()
                : Optional.of(new Demonstration(Path.of(home, "data"), Path.of("output")));
    }

    /**
     * Runs the demonstration. Results of another run than a demonstration are left as they are, and
     * the command whose they are says so.
     *
     * @param commands runs a command line, and returns its exit code
     * @return the exit code
     * @throws IOException if what an earlier demonstration wrote cannot be replaced, or there is no
     *     port for the image server
     */
    public int run(ToIntFunction<String[]> commands) throws IOException {
        for (String job : List.of(TRENDING, MOVIES)) {
            if (!results(job).canBeReplaced()) {
                return commands.applyAsInt(arguments(job));
            }
        }
        int exitCode = trending(commands);
        return exitCode == 0 ? demonstrate(MOVIES, commands, arguments(MOVIES)) : exitCode;
    }

    private int trending(ToIntFunction<String[]> commands) throws IOException {
        try (DemonstrationImages images = new DemonstrationImages()) {
            String host = "127.0.0.1:" + images.start();
            return demonstrate(
                    TRENDING,
                    commands,
                    arguments(
                            TRENDING,
                            "--thumbnail-url=http://" + host + "/vi/{id}/hqdefault.jpg",
                            "--thumbnail-hosts=" + host));
        }
    }

    private int demonstrate(String job, ToIntFunction<String[]> commands, String[] arguments)
            throws IOException {
        DemonstrationResults results = results(job);
        results.delete();
        // Also after a demonstration that the user interrupts.
        Thread atInterrupt = new Thread(results::mark);
        Runtime.getRuntime().addShutdownHook(atInterrupt);
        try {
            return commands.applyAsInt(arguments);
        } finally {
            results.mark();
            Runtime.getRuntime().removeShutdownHook(atInterrupt);
        }
    }

    private DemonstrationResults results(String job) {
        return new DemonstrationResults(output.resolve(job));
    }

    private String[] arguments(String job, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(job, "--input=" + sample, "--output=" + output));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
