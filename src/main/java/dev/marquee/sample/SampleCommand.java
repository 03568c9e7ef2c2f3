package dev.marquee.sample;

import dev.marquee.cli.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code marquee sample}: writes a sample data set. */
@Command(
        name = "sample",
        description =
                "Writes a sample data set of a chosen size, seed and dirtiness. The same options"
                        + " make the same files.",
        sortOptions = false)
public final class SampleCommand implements Callable<Integer> {

    private static final DataSize DEFAULT_SIZE = new DataSize(100_000_000);
    private static final int FEWEST_DAYS = 35;
    private static final int MOST_DAYS = 730;
    private static final String FIRST_COUNTRIES = "11";
    private static final int ROWS_FOR_A_FILM = 60;
    private static final int FEWEST_FILMS = 20;
    private static final int USUAL_RATINGS_OF_A_FILM = 25;

    @Spec private CommandSpec spec;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "sample/",
            description = "Folder to write into. Default: ${DEFAULT-VALUE}")
    private Path output;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            converter = DataSize.Converter.class,
            description = "Size of all files before any packing, within 5 %%. Default: 100MB")
    private DataSize size;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Rows of all countries together, instead of a size.")
    private Long rows;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Other seeds give other videos. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--countries",
            paramLabel = "US,GB,…|N",
            defaultValue = FIRST_COUNTRIES,
            converter = CountriesConverter.class,
            description =
                    "Countries, or how many: those of the published data sets come first. Default:"
                            + " ${DEFAULT-VALUE}")
    private Countries countries;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            defaultValue = "2024-01-01",
            description = "First day of the lists. Default: ${DEFAULT-VALUE}")
    private LocalDate from;

    @Option(
            names = "--days",
            paramLabel = "N",
            description =
                    "Days of the lists. Default: as many as give about 200 rows a country and day"
                            + " (50 with --lists 2025), from 35 to 730")
    private Integer days;

    @Option(
            names = "--dirt",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description =
                    "Share of rows that are damaged or repeated, 0 to 1. Default:"
                            + " ${DEFAULT-VALUE}")
    private double dirt;

    @Option(
            names = "--descriptions",
            paramLabel = "SHARE",
            defaultValue = "1",
            description =
                    "Share of videos that have a description, 0 to 1: two thirds of all bytes."
                            + " Default: ${DEFAULT-VALUE}")
    private double descriptions;

    @Option(
            names = "--lists",
            paramLabel = "eventful|2025",
            defaultValue = "eventful",
            converter = ListsConverter.class,
            description =
                    "Statistics of the rows: eventful has many videos with millions of likes, and"
                        + " some that are on all lists for weeks, so that a small sample answers"
                        + " all questions; 2025 has those measured in lists of that year, where"
                        + " such videos are rare and most leave a list after a day or two. Default:"
                        + " ${DEFAULT-VALUE}")
    private Lists lists;

    @Option(
            names = "--layout",
            paramLabel = "2017|2020|daily|113|global|updated|mixed",
            defaultValue = "mixed",
            converter = LayoutConverter.class,
            description =
                    "Layout of the files: 2017 and 2020 have one for each country, daily one for"
                            + " each country and day; 113, global and updated have one for all"
                            + " countries; mixed has 2017 and 2020 in turns. Default:"
                            + " ${DEFAULT-VALUE}")
    private Layout layout;

    @Option(
            names = "--films",
            paramLabel = "N",
            description =
                    "Films, with their credits and links; 0 for none. Default: one for 60 rows of"
                            + " the countries, and at least 20")
    private Integer films;

    @Option(
            names = "--ratings",
            paramLabel = "N",
            description = "Ratings of films. Default: 25 for a film")
    private Long ratings;

    @Option(names = "--gzip", description = "Pack the CSV files.")
    private boolean gzip;

    @Option(names = "--one-file", description = "Put all rows into the first country's file.")
    private boolean oneFile;

    @Option(
            names = "--overwrite",
            description =
                    "Write into a folder that is not empty. Files in it with names such as"
                        + " USvideos.csv, US_category_id.json and credits.csv are deleted, others"
                        + " stay.")
    private boolean overwrite;

    // picocli reads it, and shows the help instead of calling the command.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--help", usageHelp = true, description = "Print this help, and end.")
    private boolean help;

    /**
     * Writes the sample and says what was written.
     *
     * @return 0
     * @throws ParameterException when an option's value is not possible; nothing was written or
     *     deleted then
     * @throws IOException when a file cannot be written
     */
    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        Plan plan = plan();
        emptyOutput();
        SampleReport videos = new SampleGenerator().write(plan.videos());
        SampleReport ofFilms =
                plan.films() == null ? null : new FilmGenerator().write(plan.films());
        new Console(spec.commandLine().getOut(), spec.commandLine().getErr())
                .say(summary(videos, ofFilms, output, (System.nanoTime() - start) / 1e9));
        return 0;
    }

    /** One line, such as "Wrote 2 files to sample: 1 row (0 dirty), 0.1 MB, 0.0 seconds". */
    static String summary(
            SampleReport videos, @Nullable SampleReport films, Path output, double seconds) {
        SampleReport all = films == null ? videos : videos.plus(films);
        return String.format(
                Locale.ROOT,
                "Wrote %s to %s: %s%s (%,d dirty), %,.1f MB, %.1f seconds",
                counted(all.files().size(), "file"),
                output,
                counted(videos.rows(), "row"),
                films == null
                        ? ""
                        : String.format(Locale.ROOT, " of videos and %,d of films", films.rows()),
                all.dirtyRows(),
                all.bytes() / 1e6,
                seconds);
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    /**
     * What to write.
     *
     * @param films null where there are to be none
     */
    private record Plan(SampleSettings videos, @Nullable FilmSettings films) {
        long estimatedBytes() throws IOException {
            return SampleGenerator.estimatedBytes(videos)
                    + (films == null ? 0 : FilmGenerator.estimatedBytes(films));
        }
    }

    private Plan plan() throws IOException {
        if (size != null && rows != null) {
            throw invalid("--size and --rows exclude each other");
        }
        if (rows != null) {
            return plan(rows);
        }
        return planOfSize(size == null ? DEFAULT_SIZE : size);
    }

    private Plan plan(long ofRows) {
        return new Plan(settings(ofRows), filmSettings(ofRows));
    }

    @Nullable private FilmSettings filmSettings(long ofRows) {
        long count = films != null ? films : Math.max(FEWEST_FILMS, ofRows / ROWS_FOR_A_FILM);
        if (count == 0 && (ratings == null || ratings == 0)) {
            return null;
        }
        long ofFilms = films != null ? count : Math.min(count, FilmSettings.MOST_FILMS);
        try {
            return new FilmSettings(
                    output,
                    (int) ofFilms,
                    ratings != null ? ratings : ofFilms * USUAL_RATINGS_OF_A_FILM,
                    seed,
                    dirt,
                    gzip);
        } catch (IllegalArgumentException e) {
            throw invalid("--" + e.getMessage());
        }
    }

    private SampleSettings settings(long ofRows) {
        int fileCount = oneFile ? 1 : countries.codes().size();
        long usualDays = ofRows / ((long) fileCount * lists.usualLength());
        int span =
                days != null ? days : (int) Math.max(FEWEST_DAYS, Math.min(MOST_DAYS, usualDays));
        try {
            return new SampleSettings(
                    output,
                    countries.codes(),
                    from,
                    span,
                    ofRows,
                    seed,
                    dirt,
                    descriptions,
                    layout,
                    lists,
                    oneFile,
                    gzip);
        } catch (IllegalArgumentException e) {
            throw invalid("--" + e.getMessage());
        }
    }

    /**
     * Goes from a guess of the rows to better ones: how large rows are depends a little on how many
     * there are.
     */
    private Plan planOfSize(DataSize wanted) throws IOException {
        Plan guess = plan(Math.max(1, wanted.bytes() / SampleGenerator.USUAL_ROW_BYTES));
        // What is of the same size whatever the rows.
        long fixed = SampleGenerator.categoryBytes(guess.videos());
        if (films != null && guess.films() != null) {
            fixed += FilmGenerator.estimatedBytes(guess.films());
        }
        long least =
                fixed
                        + (long) guess.videos().countriesWithFile().size()
                                * 2
                                * SampleGenerator.USUAL_ROW_BYTES;
        if (wanted.bytes() < least) {
            throw invalid(
                    String.format(
                            Locale.ROOT,
                            "--size: %d bytes are too few for %s; at least %d are needed",
                            wanted.bytes(),
                            counted(guess.videos().countriesWithFile().size(), "country file"),
                            least));
        }
        for (int step = 0; step < 4; step++) {
            long estimate = guess.estimatedBytes();
            if (Math.abs(estimate - wanted.bytes()) * 100 <= wanted.bytes()) {
                break;
            }
            double factor = (double) (wanted.bytes() - fixed) / (estimate - fixed);
            guess = plan(Math.max(1, Math.round(guess.videos().rows() * factor)));
        }
        return guess;
    }

    private void emptyOutput() throws IOException {
        if (!Files.exists(output)) {
            return;
        }
        List<Path> present;
        try (Stream<Path> entries = Files.list(output)) {
            present = entries.toList();
        } catch (NotDirectoryException e) {
            throw invalid("--output: " + output + " is not a folder");
        }
        if (!present.isEmpty() && !overwrite) {
            throw invalid(
                    "--output: " + output + " is not empty; --overwrite replaces the sample in it");
        }
        for (Path entry : present) {
            String name = entry.getFileName().toString();
            if ((SampleGenerator.isNameOfASampleFile(name)
                            || FilmGenerator.isNameOfASampleFile(name))
                    && Files.isRegularFile(entry)) {
                Files.delete(entry);
            }
        }
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The countries chosen, by code or by number. */
    record Countries(List<String> codes) {}

    static final class CountriesConverter implements ITypeConverter<Countries> {
        @Override
        public Countries convert(String text) {
            if (!text.matches("\\d{1,9}")) {
                return new Countries(List.of(text.split(",", -1)));
            }
            int count = Integer.parseInt(text);
            if (count < 1 || count > CountryCodes.ALL.size()) {
                throw new TypeConversionException(
                        "'"
                                + text
                                + "' is not a number of countries from 1 to "
                                + CountryCodes.ALL.size());
            }
            return new Countries(CountryCodes.ALL.subList(0, count));
        }
    }

    static final class ListsConverter implements ITypeConverter<Lists> {
        @Override
        public Lists convert(String text) {
            return switch (text) {
                case "eventful" -> Lists.EVENTFUL;
                case "2025" -> Lists.YEAR_2025;
                default ->
                        throw new TypeConversionException(
                                "'%s' is neither eventful nor 2025".formatted(text));
            };
        }
    }

    static final class LayoutConverter implements ITypeConverter<Layout> {
        @Override
        public Layout convert(String text) {
            return switch (text) {
                case "2017" -> Layout.LAYOUT_2017;
                case "2020" -> Layout.LAYOUT_2020;
                case "daily" -> Layout.DAILY;
                case "113" -> Layout.COUNTRIES_113;
                case "global" -> Layout.GLOBAL;
                case "updated" -> Layout.UPDATED;
                case "mixed" -> Layout.MIXED;
                default ->
                        throw new TypeConversionException(
                                "'%s' is none of 2017, 2020, daily, 113, global, updated, mixed"
                                        .formatted(text));
            };
        }
    }
}
