package dev.marquee.trending;

import dev.marquee.cli.BadInput;
import dev.marquee.cli.JobOptions;
import dev.marquee.cli.Nearest;
import dev.marquee.cli.UserException;
import dev.marquee.csv.CsvSettings;
import dev.marquee.csv.Read;
import dev.marquee.files.CsvInspection;
import dev.marquee.files.CsvSource;
import dev.marquee.files.EachFile;
import dev.marquee.files.FilesToRead;
import dev.marquee.files.InputFile;
import dev.marquee.files.InputFiles;
import dev.marquee.files.RowsOfFiles;
import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Rows of files, which were looked at before any row is read: which of them are lists of trending
 * videos, and whether their headers have the columns that are needed.
 *
 * @param roots the files and folders that the user named
 * @param videos the lists of trending videos that have rows
 * @param withCountries those whose rows have a country each
 * @param countryCodes the countries of their rows, as far as they are known
 * @param categories the titles of the categories
 * @param notes what was found out about the files
 * @param csv how the files are read
 * @param watch how often to look for new files, or null to read those that exist
 */
record VideoFiles(
        List<Path> roots,
        List<InputFile> videos,
        List<InputFile> withCountries,
        TreeSet<String> countryCodes,
        CategoryTitles categories,
        CsvInspection notes,
        CsvSettings csv,
        @Nullable Duration watch)
        implements VideoInput {

    private static final String NAMES =
            "a file has its country in its name, as USvideos.csv or US_youtube_trending_data.csv,"
                    + " or in a column of a known layout";

    /** The operator that reads the videos. */
    static final String READ_VIDEOS = "read-videos";

    /** The operator that emits the titles of the categories. */
    static final String READ_CATEGORIES = "read-categories";

    static final List<Operators.Description> OPERATORS =
            List.of(
                    Operators.Description.of(READ_VIDEOS, "reads the CSVs of the videos"),
                    Operators.Description.alone(
                            READ_CATEGORIES, "emits the titles of the categories"));

    /**
     * Looks at the files that the options name.
     *
     * @param named the countries that the user named
     * @throws UserException if there is nothing to read, or a file cannot be used
     */
    static VideoFiles inspect(JobOptions options, List<String> named) throws UserException {
        VideoFiles files =
                inspect(options.inputs(), options.csv(), options.watch(), options.verbose());
        if (options.watch() != null) {
            return files;
        }
        if (named.isEmpty()) {
            files.gatherCountries();
        } else if (files.withCountries.isEmpty()) {
            files.requireKnown(named);
        }
        return files;
    }

    /**
     * Looks at an input. A list is left out if all its first records are rejected, except where
     * more lists may come: then all countries are named, and no file decides an answer.
     *
     * @param namesEach whether warnings name each file, however many have the same fault
     * @throws UserException if there is no such file or folder; if a file lacks a column that is
     *     needed, or has several countries in its name; or if there is no list to read and none may
     *     come
     */
    static VideoFiles inspect(
            List<Path> roots, CsvSettings csv, @Nullable Duration watch, boolean namesEach)
            throws UserException {
        InputFiles found;
        try {
            found = InputFiles.under(roots);
        } catch (IOException e) {
            throw UserException.badOption("--input: " + e.getMessage(), e);
        }
        CsvInspection all = new CsvInspection(csv.maxRecordBytes(), namesEach);
        found.obstacles().forEach(all::addObstacle);
        List<InputFile> videos = new ArrayList<>();
        List<InputFile> withCountries = new ArrayList<>();
        TreeSet<String> countries = new TreeSet<>();
        List<Map.Entry<String, Map<String, String>>> categories = new ArrayList<>();
        for (FileInspection file :
                EachFile.inParallel(
                        found.files(),
                        one -> FileInspection.of(one, csv.maxRecordBytes(), watch == null))) {
            all.addAll(file.notes());
            if (file.isVideos()) {
                videos.add(file.file());
                if (file.country() == null) {
                    withCountries.add(file.file());
                } else {
                    countries.add(file.country());
                }
            } else if (file.categories() != null) {
                categories.add(Map.entry(file.country(), file.categories()));
            }
        }
        BadInput.requireNoFault(all);
        if (videos.isEmpty() && watch == null) {
            throw BadInput.nothingToRead(all, roots, "list of trending videos with rows", NAMES);
        }
        return new VideoFiles(
                roots,
                videos,
                withCountries,
                countries,
                CategoryTitles.of(categories),
                all,
                csv,
                watch);
    }

    /**
     * Reads the files whose rows have a country each, for these countries: a video is worldwide
     * only where all countries are known. It takes as long as reading them; naming the countries
     * spares it.
     */
    private void gatherCountries() throws UserException {
        BitSet found = new BitSet(Country.LIMIT);
        try {
            RowsOfFiles.forEachBatch(
                    withCountries,
                    new VideoTable(Projection.NONE),
                    csv,
                    batch -> {
                        synchronized (found) {
                            for (int row = 0; row < batch.rows(); row++) {
                                found.set(batch.country(row));
                            }
                        }
                    });
        } catch (IOException e) {
            throw UserException.badData("--input: " + e.getMessage(), e);
        }
        found.stream().forEach(number -> countryCodes.add(Country.code((short) number)));
    }

    private void requireKnown(List<String> named) throws UserException {
        for (String code : named) {
            if (!countryCodes.contains(code)) {
                throw UserException.badOption(
                        "%s: no file of %s in the input, only of %s%s"
                                .formatted(
                                        TrendingQuestion.COUNTRIES,
                                        code,
                                        String.join(", ", countryCodes),
                                        Nearest.question(code, countryCodes)));
            }
        }
    }

    @Override
    public JobInput input() {
        return new FilesToRead(videos, notes.namesLeftAlone(), notes.warnings(), watch != null);
    }

    @Override
    public List<String> countries() {
        return List.copyOf(countryCodes);
    }

    @Override
    public TrendingPipeline.Inputs streams(
            StreamExecutionEnvironment env,
            List<String> all,
            Projection columns,
            Operators operators) {
        CsvSource<ListingBatch> source = new CsvSource<>(READ_VIDEOS, new VideoTable(columns), csv);
        DataStream<Read<ListingBatch>> reads =
                watch == null
                        ? source.read(env, videos, operators)
                        : source.watch(
                                env,
                                roots,
                                new ListsOfVideos(csv.maxRecordBytes()),
                                watch,
                                operators);
        return new TrendingPipeline.Inputs(
                reads, () -> Operators.nameAlone(READ_CATEGORIES, env.fromData(categories)), all);
    }
}
