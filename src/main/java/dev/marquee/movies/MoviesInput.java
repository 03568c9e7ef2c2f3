package dev.marquee.movies;

import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvFile;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvSettings;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import dev.marquee.files.CsvInspection;
import dev.marquee.files.CsvSource;
import dev.marquee.files.FileUri;
import dev.marquee.files.InputFile;
import dev.marquee.files.InputFiles;
import dev.marquee.job.Operators;
import dev.marquee.movies.actors.CreditsTable;
import dev.marquee.movies.ratings.LinkTable;
import dev.marquee.movies.ratings.RatingTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The files of an input, looked at before any row is read: which are ours, and whether their
 * headers will do.
 *
 * @param files the files that have rows, of each kind in the order of their paths
 * @param unusable the kinds of which there are files, but none that can be read
 * @param leftAlone the files that are not read, with the cause, a line each
 * @param warnings what the user should know, a line each
 */
record MoviesInput(
        Map<MovieFile, List<InputFile>> files,
        Set<MovieFile> unusable,
        List<String> leftAlone,
        List<String> warnings) {
    /** The operators that read. */
    static final List<Operators.Description> OPERATORS =
            Stream.of(MovieFile.values())
                    .map(
                            file ->
                                    Operators.Description.of(
                                            file.read(),
                                            "reads " + file.usualName() + " and its other forms"))
                    .toList();

    /**
     * Looks at an input.
     *
     * @param kinds the kinds of files that are asked for
     * @throws IOException if a part of it cannot be read
     * @throws CsvException that names file and column, if a file of ours lacks a column
     */
    static MoviesInput inspect(List<Path> roots, Set<MovieFile> kinds, int maxRecordBytes)
            throws IOException, CsvException {
        return new Inspection(InputFiles.under(roots), maxRecordBytes).of(kinds);
    }

    /** Whether there is a file of a kind. */
    boolean has(MovieFile kind) {
        return files.containsKey(kind);
    }

    /** Why there is no file of a kind. */
    String cause(MovieFile kind) {
        return unusable.contains(kind)
                ? "no " + kind.usualName() + " in the input can be used"
                : "the input has no " + kind.usualName();
    }

    /** The input without the files of a kind, which are left alone. */
    MoviesInput without(MovieFile kind) {
        Map<MovieFile, List<InputFile>> others = new EnumMap<>(files);
        List<InputFile> some = others.remove(kind);
        if (some == null) {
            return this;
        }
        List<String> notRead = new ArrayList<>(leftAlone);
        some.forEach(file -> notRead.add(FileUri.shown(file.path()) + "  no question needs it"));
        return new MoviesInput(others, unusable, notRead, warnings);
    }

    /** All files, those of a kind together. */
    List<InputFile> all() {
        return files.values().stream().flatMap(List::stream).toList();
    }

    /** The input as streams. */
    MoviesPipeline.Inputs streams(
            StreamExecutionEnvironment env, CsvSettings csv, Operators operators) {
        return new MoviesPipeline.Inputs(
                read(MovieFile.FILMS, new FilmTable(false), csv, env, operators),
                read(MovieFile.CREDITS, new CreditsTable(), csv, env, operators),
                read(MovieFile.RATINGS, new RatingTable(), csv, env, operators),
                read(MovieFile.LINKS, new LinkTable(), csv, env, operators));
    }

    @Nullable
    private <B extends RowBatch> DataStream<Read<B>> read(
            MovieFile kind,
            CsvTable<B> table,
            CsvSettings csv,
            StreamExecutionEnvironment env,
            Operators operators) {
        return has(kind)
                ? new CsvSource<>(kind.read(), table, csv).read(env, files.get(kind), operators)
                : null;
    }

    private static final class Inspection {
        private final List<InputFile> found;
        private final Set<Path> paths;
        private final CsvInspection inspection;

        Inspection(InputFiles found, int maxRecordBytes) {
            this.found = found.files();
            this.paths = this.found.stream().map(InputFile::path).collect(Collectors.toSet());
            this.inspection = new CsvInspection(maxRecordBytes);
            found.obstacles().forEach(inspection::addObstacle);
        }

        MoviesInput of(Set<MovieFile> kinds) throws IOException, CsvException {
            Map<String, List<InputFile>> byName = new TreeMap<>();
            for (InputFile file : found) {
                String name = MovieFile.nameOf(file.path().getName());
                byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(file);
            }
            Map<MovieFile, List<InputFile>> files = new EnumMap<>(MovieFile.class);
            Set<MovieFile> unusable = EnumSet.noneOf(MovieFile.class);
            for (MovieFile kind : kinds) {
                for (String name : kind.names()) {
                    // Files of the preferred name hide those of the others.
                    if (!files.containsKey(kind) && byName.containsKey(name)) {
                        List<InputFile> usable = usable(kind, byName.remove(name));
                        if (usable.isEmpty()) {
                            unusable.add(kind);
                        } else {
                            files.put(kind, usable);
                        }
                    }
                }
            }
            byName.values()
                    .forEach(
                            others ->
                                    others.forEach(
                                            file ->
                                                    inspection.leaveAlone(
                                                            file, "not a table of films")));
            return new MoviesInput(
                    files, unusable, inspection.namesLeftAlone(), inspection.warnings());
        }

        private List<InputFile> usable(MovieFile kind, List<InputFile> some)
                throws IOException, CsvException {
            List<InputFile> usable = new ArrayList<>();
            for (InputFile file : some) {
                if (isUsable(kind, file)) {
                    usable.add(file);
                }
            }
            return usable;
        }

        private boolean isUsable(MovieFile kind, InputFile file) throws IOException, CsvException {
            String path = file.path().toString();
            String plain = MovieFile.withoutGzip(path);
            if (!plain.equals(path) && paths.contains(new Path(plain))) {
                inspection.leaveOut(file, "it is there uncompressed");
                return false;
            }
            Optional<CsvFile.Beginning> beginning = inspection.beginning(file);
            if (beginning.isEmpty()) {
                return false;
            }
            CsvHeader header = beginning.get().header();
            if (!kind.isFamiliar(header)) {
                inspection.leaveOut(
                        file, inspection.cause(file, header, kind.missingColumns(header)));
                return false;
            }
            List<String> missing = kind.missingColumns(header);
            if (!missing.isEmpty() && MovieFile.isTitlesOnly(file.path().getName())) {
                inspection.leaveOut(file, "it has titles only: no " + String.join(", ", missing));
                return false;
            }
            inspection.requireColumns(file, missing);
            return inspection.hasRows(file, beginning.get());
        }
    }
}
