package dev.marquee.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes files of made-up films, in the form of The Movies Dataset (rounakbanik): their metadata,
 * credits and ratings, and the links between the numbers in the ratings and those of the films.
 *
 * <p>Of the films, more are Argentine and Spanish than of those there, so that every question has
 * an answer in a small sample too. All films, people and texts are made up. Needs some megabytes of
 * memory. An instance has no state and may be shared between threads.
 */
public final class FilmGenerator {
    private static final Set<String> NAMES =
            Set.of("movies_metadata.csv", "credits.csv", "ratings.csv", "links.csv");

    private static final String GZIP = ".gz";

    /** Enough records to know their mean size to within about two percent. */
    private static final int ROWS_TO_ESTIMATE_FROM = 2_000;

    /**
     * Writes the films. Each file is written under a hidden temporary name in the same folder and
     * then renamed; a file of the same name is replaced, other files are left alone.
     *
     * @throws IOException when a file cannot be written; files that were complete by then stay
     */
    public SampleReport write(FilmSettings settings) throws IOException {
        Path folder = Files.createDirectories(settings.output());
        List<Path> paths = new ArrayList<>();
        long rows = 0;
        long dirtyRows = 0;
        long bytes = 0;
        for (FilmFile table : tables(settings)) {
            Path path = folder.resolve(table.name() + (settings.gzip() ? GZIP : ""));
            try (NewFile file = new NewFile(path, settings.gzip())) {
                FilmFile.Count count = table.write(file.out(), Long.MAX_VALUE);
                rows += count.rows();
                dirtyRows += count.dirtyRows();
                bytes += file.complete();
            }
            paths.add(path);
        }
        return new SampleReport(paths, rows, bytes, dirtyRows);
    }

    /** The size of all files before any packing, to within some percent, without writing any. */
    static long estimatedBytes(FilmSettings settings) throws IOException {
        long bytes = 0;
        for (FilmFile table : tables(settings)) {
            FilmFile.Count count =
                    table.write(OutputStream.nullOutputStream(), ROWS_TO_ESTIMATE_FROM);
            bytes += count.bytes() * table.rows() / Math.max(1, count.rows());
        }
        return bytes;
    }

    /** Whether this generator gives such a name to a file that it writes. */
    static boolean isNameOfASampleFile(String fileName) {
        return NAMES.contains(
                fileName.endsWith(GZIP)
                        ? fileName.substring(0, fileName.length() - GZIP.length())
                        : fileName);
    }

    private static List<FilmFile> tables(FilmSettings settings) {
        return List.of(
                FilmFile.of(
                        "movies_metadata.csv", settings, settings.films(), new FilmRows(settings)),
                FilmFile.of("credits.csv", settings, settings.films(), new CreditRows(settings)),
                FilmFile.of("ratings.csv", settings, settings.ratings(), new RatingRows(settings)),
                FilmFile.of("links.csv", settings, settings.films(), new LinkRows(settings)));
    }
}
