package dev.marquee.movies;

import dev.marquee.cli.BadInput;
import dev.marquee.cli.UserException;
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
import dev.marquee.files.FilesToRead;
import dev.marquee.files.InputFile;
import dev.marquee.files.InputFiles;
import dev.marquee.job.JobInput;
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
 * The files of an input, looked at before any row is read: those of the job, whose headers have the
 * columns that it needs.
 *
 * @param files the files that have rows, of each kind in the order of their paths
 * @param unusable the kinds of which there are files, but none that can be read
 * @param hasCast whether a films file has the cast of its films
 * @param leftAlone the files that are not read, with the cause, a line each
 * @param warnings what the user should know, a line each
 * @param csv how CSV is read
 */
public record FilmFiles(
        Map<FileKind, List<InputFile>> files,
        Set<FileKind> unusable,
        boolean hasCast,
        List<String> leftAlone,
        List<String> warnings,
        CsvSettings csv)
        implements FilmInput {
    /** The operators that read. */
    static final List<Operators.Description> OPERATORS =
            Stream.of(FileKind.values())
                    .map(
                            kind ->
                                    Operators.Description.of(
                                            kind.read(),
                                            "reads " + kind.usualName() + " and its other forms"))
                    .toList();

    /**
     * Looks at an input.
     *
     * @param kinds the kinds of files that questions read
     * @throws UserException if there is no such file or folder, if a file lacks a column that is
     *     needed, or if there is no films file
     */
    static FilmFiles inspect(List<Path> roots, Set<FileKind> kinds, CsvSettings csv)
            throws UserException {
        try {
            return new Inspection(InputFiles.under(roots), csv).of(kinds, roots);
        } catch (CsvException e) {
            throw UserException.badData(e.getMessage(), e);
        } catch (IOException e) {
            throw UserException.badOption("--input: " + e.getMessage(), e);
        }
    }

    /** Whether there is a file of a kind that can be read. */
    public boolean has(FileKind kind) {
        return files.containsKey(kind);
    }

    /** Whether there are files of a kind, but none that can be read. */
    public boolean isUnusable(FileKind kind) {
        return unusable.contains(kind);
    }

    /** Why there is no file of a kind. */
    public String cause(FileKind kind) {
        return isUnusable(kind)
                ? "no " + kind.usualName() + " in the input can be used"
                : "the input has no " + kind.usualName();
    }

    /** The input with the files of some kinds only; the others are left alone. */
    FilmFiles only(Set<FileKind> kinds) {
        Map<FileKind, List<InputFile>> some = new EnumMap<>(FileKind.class);
        List<String> notRead = new ArrayList<>(leftAlone);
        files.forEach(
                (kind, ofKind) -> {
                    if (kinds.contains(kind)) {
                        some.put(kind, ofKind);
                    } else {
                        ofKind.forEach(
                                file ->
                                        notRead.add(
                                                FileUri.shown(file.path())
                                                        + "  no question needs it"));
                    }
                });
        return new FilmFiles(some, unusable, hasCast, notRead, warnings, csv);
    }

    @Override
    public JobInput input() {
        List<InputFile> all = files.values().stream().flatMap(List::stream).toList();
        return new FilesToRead(all, leftAlone, warnings, false);
    }

    @Override
    public MoviesPipeline.Inputs streams(
            StreamExecutionEnvironment env, MoviesSettings settings, Operators operators) {
        return new MoviesPipeline.Inputs(
                read(FileKind.FILMS, new FilmTable(settings.readsCast()), env, operators),
                read(FileKind.CREDITS, new CreditsTable(), env, operators),
                read(FileKind.RATINGS, new RatingTable(), env, operators),
                read(FileKind.LINKS, new LinkTable(), env, operators));
    }

    @Nullable private <B extends RowBatch> DataStream<Read<B>> read(
            FileKind kind, CsvTable<B> table, StreamExecutionEnvironment env, Operators operators) {
        return has(kind)
                ? new CsvSource<>(kind.read(), table, csv).read(env, files.get(kind), operators)
                : null;
    }

    private static final class Inspection {
        private final List<InputFile> found;
        private final Set<Path> paths;
        private final CsvInspection inspection;
        private final CsvSettings csv;
        private boolean hasCast;

        Inspection(InputFiles found, CsvSettings csv) {
            this.csv = csv;
            this.found = found.files();
            this.paths = this.found.stream().map(InputFile::path).collect(Collectors.toSet());
            this.inspection = new CsvInspection(csv.maxRecordBytes());
            found.obstacles().forEach(inspection::addObstacle);
        }

        FilmFiles of(Set<FileKind> kinds, List<Path> roots) throws CsvException, UserException {
            Map<String, List<InputFile>> byName = new TreeMap<>();
            for (InputFile file : found) {
                String name = FileKind.nameOf(file.path().getName());
                byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(file);
            }
            Map<FileKind, List<InputFile>> files = new EnumMap<>(FileKind.class);
            Set<FileKind> unusable = EnumSet.noneOf(FileKind.class);
            for (FileKind kind : kinds) {
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
            byName.forEach(
                    (name, others) ->
                            others.forEach(
                                    file ->
                                            inspection.leaveAlone(
                                                    file, FileKind.causeNotRead(name))));
            if (!files.containsKey(FileKind.FILMS)) {
                throw BadInput.nothingToRead(
                        inspection,
                        roots,
                        FileKind.FILMS.usualName() + " with rows, nor another form of it,",
                        "its name is one of " + String.join(", ", FileKind.FILMS.names()));
            }
            return new FilmFiles(
                    files,
                    unusable,
                    hasCast,
                    inspection.namesLeftAlone(),
                    inspection.warnings(),
                    csv);
        }

        private List<InputFile> usable(FileKind kind, List<InputFile> some) throws CsvException {
            List<InputFile> usable = new ArrayList<>();
            for (InputFile file : some) {
                if (isUsable(kind, file)) {
                    usable.add(file);
                }
            }
            return usable;
        }

        private boolean isUsable(FileKind kind, InputFile file) throws CsvException {
            String path = file.path().toString();
            String plain = FileKind.withoutGzip(path);
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
            if (!missing.isEmpty() && FileKind.isTitlesOnly(file.path().getName())) {
                inspection.leaveOut(file, "it has titles only: no " + String.join(", ", missing));
                return false;
            }
            inspection.requireColumns(file, missing);
            boolean usable = inspection.hasRows(file, beginning.get());
            hasCast |= usable && kind == FileKind.FILMS && header.column("cast").isPresent();
            return usable;
        }
    }
}
