package dev.marquee.trending;

import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvFile;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvSettings;
import dev.marquee.csv.Read;
import dev.marquee.files.CsvInspection;
import dev.marquee.files.CsvSource;
import dev.marquee.files.InputFile;
import dev.marquee.files.InputFiles;
import dev.marquee.job.Operators;

import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import javax.annotation.Nullable;

/**
 * The files of an input, looked at before any row is read: which are ours, and whether their
 * headers will do.
 *
 * @param roots what the user named
 * @param videos the CSVs of trending videos that have rows
 * @param countries the countries of these files
 * @param categories what the category files tell
 * @param leftAlone how many files are none of ours, or have no rows
 * @param warnings what the user should know, a line each
 */
record TrendingInput(
        List<Path> roots,
        List<InputFile> videos,
        TreeSet<String> countries,
        Categories categories,
        int leftAlone,
        List<String> warnings) {

    /** The operator that reads the videos. */
    static final String READ_VIDEOS = "read-videos";

    /** The operator that tells the categories. */
    static final String READ_CATEGORIES = "read-categories";

    static final List<Operators.Description> OPERATORS =
            List.of(
                    Operators.Description.of(READ_VIDEOS, "reads the CSVs of the videos"),
                    Operators.Description.alone(
                            READ_CATEGORIES, "tells the titles of the categories"));

    /**
     * Looks at an input.
     *
     * @throws IOException if a part of it cannot be read
     * @throws CsvException that names file and column, if a file of ours lacks a column
     */
    static TrendingInput inspect(List<Path> roots, int maxRecordBytes)
            throws IOException, CsvException {
        Inspection inspection = new Inspection(maxRecordBytes);
        InputFiles found = InputFiles.under(roots);
        found.obstacles().forEach(inspection.files::addObstacle);
        for (InputFile file : found.files()) {
            inspection.add(file);
        }
        return new TrendingInput(
                roots,
                inspection.videos,
                inspection.countries,
                Categories.of(inspection.categories),
                inspection.files.leftAlone(),
                inspection.files.warnings());
    }

    /**
     * The input as streams.
     *
     * @param all the codes of all countries, for questions that need them
     * @param columns the columns to decode
     * @param watch how often to look for new files, or null to read those that are there
     */
    TrendingPipeline.Inputs streams(
            StreamExecutionEnvironment env,
            List<String> all,
            Projection columns,
            CsvSettings csv,
            @Nullable Duration watch,
            Operators operators) {
        CsvSource<ListingBatch> source = new CsvSource<>(READ_VIDEOS, new VideoTable(columns), csv);
        DataStream<Read<ListingBatch>> reads =
                watch == null
                        ? source.read(env, videos, operators)
                        : source.watch(
                                env, roots, file -> isVideoFile(file.name()), watch, operators);
        return new TrendingPipeline.Inputs(
                reads, () -> Operators.nameAlone(READ_CATEGORIES, env.fromData(categories)), all);
    }

    private static boolean isVideoFile(String name) {
        return Country.ofFileName(name).isPresent();
    }

    private static final class Inspection {
        private final CsvInspection files;
        private final List<InputFile> videos = new ArrayList<>();
        private final TreeSet<String> countries = new TreeSet<>();
        private final List<Map.Entry<String, Map<String, String>>> categories = new ArrayList<>();

        Inspection(int maxRecordBytes) {
            this.files = new CsvInspection(maxRecordBytes);
        }

        void add(InputFile file) throws IOException, CsvException {
            String name = file.path().getName();
            Optional<String> ofCategories = Country.ofCategoryFile(name);
            if (ofCategories.isPresent()) {
                addCategories(ofCategories.get(), file);
            } else if (isVideoFile(name)) {
                addVideos(file);
            } else {
                files.leaveAlone();
            }
        }

        private void addCategories(String country, InputFile file) {
            try {
                categories.add(Map.entry(country, CategoryFile.read(file.path())));
            } catch (IOException e) {
                String cause = e.getMessage().lines().findFirst().orElse("");
                files.warn(file, "is no list of categories and is left out: " + cause);
            }
        }

        private void addVideos(InputFile file) throws IOException, CsvException {
            Optional<CsvFile.Beginning> beginning = files.beginning(file);
            if (beginning.isEmpty()) {
                return;
            }
            CsvHeader header = beginning.get().header();
            List<String> missing = VideoTable.missingColumns(header);
            boolean published = Country.ofPublishedName(file.path().getName()).isPresent();
            if (!missing.isEmpty() && !VideoTable.isFamiliar(header)) {
                if (published && !CsvInspection.looksLikeHeader(header)) {
                    files.leaveOut(file, "not CSV");
                    return;
                }
                if (!published) {
                    files.leaveAlone();
                    return;
                }
            }
            files.requireColumns(file, missing);
            for (String column : VideoTable.emptyColumns(header)) {
                files.warn(file, "has no column " + column + "; its values are empty");
            }
            if (files.hasRows(file, beginning.get())) {
                videos.add(file);
                countries.add(Country.ofFileName(file.path().getName()).orElseThrow());
            }
        }
    }
}
