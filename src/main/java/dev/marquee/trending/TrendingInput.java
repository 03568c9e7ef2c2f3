package dev.marquee.trending;

import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvFile;
import dev.marquee.csv.CsvFormat;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.Read;
import dev.marquee.files.FileUri;
import dev.marquee.files.InputFile;
import dev.marquee.files.InputFiles;
import dev.marquee.job.Operators;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.annotation.Nullable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveAllDirEnumerator;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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
        Set<Path> seen = new HashSet<>();
        for (Path root : roots) {
            for (InputFile file : InputFiles.under(root)) {
                // Folders that were named may hold one another.
                if (seen.add(file.path())) {
                    inspection.add(file);
                }
            }
        }
        return new TrendingInput(
                roots,
                inspection.videos,
                inspection.countries,
                Categories.of(inspection.categories),
                inspection.leftAlone,
                inspection.warnings);
    }

    long bytes() {
        return videos.stream().mapToLong(InputFile::bytes).sum();
    }

    /**
     * The input as streams.
     *
     * @param watch how often to look for new files, or null to read those that are there
     */
    TrendingPipeline.Inputs streams(
            StreamExecutionEnvironment env,
            int maxRecordBytes,
            @Nullable Duration watch,
            Operators operators) {
        CsvFormat<Listing> format = new CsvFormat<>(new VideoTable(), maxRecordBytes);
        FileSource.FileSourceBuilder<Read<Listing>> source =
                watch == null
                        ? FileSource.forBulkFileFormat(
                                format, videos.stream().map(InputFile::path).toArray(Path[]::new))
                        : FileSource.forBulkFileFormat(format, roots.toArray(Path[]::new))
                                .monitorContinuously(watch);
        List<Path> named = List.copyOf(roots);
        Predicate<Path> isOurs =
                (Predicate<Path> & Serializable)
                        path -> isVideoFile(path) && !InputFiles.isHiddenBelow(named, path);
        source.setFileEnumerator(() -> new NonSplittingRecursiveAllDirEnumerator(isOurs));
        DataStream<Read<Listing>> reads =
                operators.name(
                        READ_VIDEOS,
                        env.fromSource(
                                source.build(),
                                WatermarkStrategy.noWatermarks(),
                                READ_VIDEOS,
                                format.getProducedType()));
        DataStream<Categories> titles =
                Operators.nameAlone(READ_CATEGORIES, env.fromData(categories));
        return new TrendingPipeline.Inputs(reads, titles);
    }

    private static boolean isVideoFile(Path path) {
        return !InputFiles.isHidden(path) && Country.ofFileName(path.getName()).isPresent();
    }

    private static final class Inspection {
        private final int maxRecordBytes;
        private final List<InputFile> videos = new ArrayList<>();
        private final TreeSet<String> countries = new TreeSet<>();
        private final List<Map.Entry<String, Map<String, String>>> categories = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private int leftAlone;

        Inspection(int maxRecordBytes) {
            this.maxRecordBytes = maxRecordBytes;
        }

        void add(InputFile file) throws IOException, CsvException {
            String name = file.path().getName();
            Optional<String> ofCategories = Country.ofCategoryFile(name);
            if (ofCategories.isPresent()) {
                addCategories(ofCategories.get(), file);
            } else if (isVideoFile(file.path())) {
                addVideos(file);
            } else {
                leftAlone++;
            }
        }

        private void addCategories(String country, InputFile file) {
            try {
                categories.add(Map.entry(country, CategoryFile.read(file.path())));
            } catch (IOException e) {
                String cause = e.getMessage().lines().findFirst().orElse("");
                warn(file, "is no list of categories and is left out: " + cause);
            }
        }

        private void addVideos(InputFile file) throws IOException, CsvException {
            CsvFile.Beginning beginning;
            try {
                beginning = CsvFile.readBeginning(file.path(), maxRecordBytes);
            } catch (CsvException e) {
                leaveOut(file, e.getMessage());
                return;
            } catch (IOException e) {
                throw new IOException(
                        FileUri.shown(file.path()) + " cannot be read: " + e.getMessage(), e);
            }
            CsvHeader header = beginning.header();
            List<String> missing = VideoTable.missingColumns(header);
            boolean published = Country.ofPublishedName(file.path().getName()).isPresent();
            if (!missing.isEmpty() && !VideoTable.isFamiliar(header)) {
                if (published && !looksLikeHeader(header)) {
                    leaveOut(file, "not CSV");
                    return;
                }
                if (!published) {
                    leftAlone++;
                    return;
                }
            }
            if (!missing.isEmpty()) {
                throw new CsvException(
                        "%s: no column %s"
                                .formatted(FileUri.shown(file.path()), String.join(", ", missing)));
            }
            for (String column : VideoTable.emptyColumns(header)) {
                warn(file, "has no column " + column + "; its values are empty");
            }
            if (!beginning.hasRecords()) {
                leaveOut(file, "it has a header and no rows");
                return;
            }
            videos.add(file);
            countries.add(Country.ofFileName(file.path().getName()).orElseThrow());
        }

        private void leaveOut(InputFile file, String cause) {
            leftAlone++;
            warn(file, "is left out: " + cause);
        }

        private void warn(InputFile file, String what) {
            warnings.add(FileUri.shown(file.path()) + " " + what);
        }

        /** Whether a line with none of our columns is at least one of column names. */
        private static boolean looksLikeHeader(CsvHeader header) {
            return header.names().size() > 1
                    && header.names().stream().allMatch(name -> name.matches("[\\w .-]*"));
        }
    }
}
