package dev.marquee.movies;

import dev.marquee.archive.EntryPath;
import dev.marquee.cli.BadInput;
import dev.marquee.cli.UserException;
import dev.marquee.csv.CsvFile;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvSettings;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import dev.marquee.files.CsvInspection;
import dev.marquee.files.CsvSource;
import dev.marquee.files.EachFile;
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
 * The files of an input, inspected before the job begins: files of the job whose headers have the
 * needed columns, and of whose first records at least one is a row.
 *
 * @param files the files that have rows, by kind, in the order of their paths
 * @param unusable the kinds that have files, none of which can be read
 * @param hasCast whether a films file has the cast of its films
 * @param leftAlone the files that are not read, with the cause, one line for each
 * @param warnings warnings for the user, one line for each
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
     * Inspects an input.
     *
     * @param kinds the kinds of files that questions read
     * @param namesEach whether warnings name each file, even if many have the same fault
     * @throws UserException if there is no such file or folder, if a file lacks a needed column, or
     *     if there is no films file
     */
    static FilmFiles inspect(
            List<Path> roots, Set<FileKind> kinds, CsvSettings csv, boolean namesEach)
            throws UserException {
        InputFiles found;
        try {
            found = InputFiles.under(roots);
        } catch (IOException e) {
            throw UserException.badOption("--input: " + e.getMessage(), e);
        }
        return new Inspection(found, csv, namesEach).of(kinds, roots);
    }

    /** Whether there is a file of a kind that can be read. */
    public boolean has(FileKind kind) {
        return files.containsKey(kind);
    }

    /** Whether there are files of a kind, but none that can be read. */
    public boolean isUnusable(FileKind kind) {
        return unusable.contains(kind);
    }

    /** Returns the cause why there is no file of a kind. */
    public String cause(FileKind kind) {
        return isUnusable(kind)
                ? "no " + kind.usualName() + " in the input can be used"
                : "the input has no " + kind.usualName();
    }

    /** Returns the input with the files of some kinds only; the others are left alone. */
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

    /** Returns the table that reads a kind of file. */
    private static CsvTable<?> table(FileKind kind) {
        return switch (kind) {
            case FILMS -> new FilmTable(false);
            case CREDITS -> new CreditsTable();
            case RATINGS -> new RatingTable();
            case LINKS -> new LinkTable();
        };
    }

    /**
     * A file that has the name of a kind.
     *
     * @param isUsable whether it is read
     * @param hasCast whether it has the cast of its films
     */
    private record Candidate(
            InputFile file, CsvInspection notes, boolean isUsable, boolean hasCast) {}

    private static final class Inspection {
        private final List<InputFile> found;
        private final Set<Path> paths;
        private final CsvInspection inspection;
        private final CsvSettings csv;
        private boolean hasCast;

        Inspection(InputFiles found, CsvSettings csv, boolean namesEach) {
            this.csv = csv;
            this.found = found.files();
            this.paths = this.found.stream().map(InputFile::path).collect(Collectors.toSet());
            this.inspection = new CsvInspection(csv.maxRecordBytes(), namesEach);
            found.obstacles().forEach(inspection::addObstacle);
        }

        FilmFiles of(Set<FileKind> kinds, List<Path> roots) throws UserException {
            Map<String, List<InputFile>> byName = new TreeMap<>();
            for (InputFile file : found) {
                String name = FileKind.nameOf(file.path().getPath());
                byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(file);
            }
            Map<FileKind, List<InputFile>> files = new EnumMap<>(FileKind.class);
            Set<FileKind> unusable = EnumSet.noneOf(FileKind.class);
            for (FileKind kind : kinds) {
                for (String name : kind.names()) {
                    // Files with a preferred name hide those with the other names.
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
            List<InputFile> others = byName.values().stream().flatMap(List::stream).toList();
            EachFile.inParallel(others, this::notRead).forEach(inspection::addAll);
            BadInput.requireNoFault(inspection);
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

        private List<InputFile> usable(FileKind kind, List<InputFile> some) {
            List<InputFile> usable = new ArrayList<>();
            for (Candidate candidate : EachFile.inParallel(some, file -> candidate(kind, file))) {
                inspection.addAll(candidate.notes);
                if (candidate.isUsable) {
                    usable.add(candidate.file);
                    hasCast |= candidate.hasCast;
                }
            }
            return usable;
        }

        private Candidate candidate(FileKind kind, InputFile file) {
            CsvInspection notes = new CsvInspection(csv.maxRecordBytes());
            Optional<CsvFile.Beginning> usable = usableBeginning(kind, file, notes);
            boolean withCast =
                    kind == FileKind.FILMS
                            && usable.isPresent()
                            && usable.get().header().column("cast").isPresent();
            return new Candidate(file, notes, usable.isPresent(), withCast);
        }

        /**
         * Returns the beginning of a file that is read. If it is not read, records the cause and
         * returns empty.
         */
        private Optional<CsvFile.Beginning> usableBeginning(
                FileKind kind, InputFile file, CsvInspection notes) {
            String path = file.path().toString();
            String plain = FileKind.withoutGzip(path);
            if (!plain.equals(path) && paths.contains(new Path(plain))) {
                notes.leaveOut(file, "it is there uncompressed");
                return Optional.empty();
            }
            if (EntryPath.of(file.path())
                    .map(EntryPath::unpacked)
                    .filter(paths::contains)
                    .isPresent()) {
                notes.leaveOut(file, "it is there unpacked");
                return Optional.empty();
            }
            Optional<CsvFile.Beginning> beginning = notes.beginning(file, table(kind));
            if (beginning.isEmpty()) {
                return beginning;
            }
            List<String> missing = kind.missingColumns(beginning.get().header());
            if (!kind.isFamiliar(beginning.get().header())) {
                notes.leaveOut(file, notes.cause(file, beginning.get().header(), missing));
                return Optional.empty();
            }
            if (!missing.isEmpty() && FileKind.isTitlesOnly(file.path().getPath())) {
                notes.leaveOut(file, "it has titles only: no " + String.join(", ", missing));
                return Optional.empty();
            }
            if (!missing.isEmpty()) {
                notes.addFault(file, "no column " + String.join(", ", missing));
                return Optional.empty();
            }
            return notes.hasRows(file, beginning.get()) ? beginning : Optional.empty();
        }

        /** Returns the cause why a file is not read whose name belongs to no kind. */
        private CsvInspection notRead(InputFile file) {
            CsvInspection notes = new CsvInspection(csv.maxRecordBytes());
            String name = FileKind.nameOf(file.path().getPath());
            if (FileKind.isKnown(name)) {
                notes.leaveAlone(file, "no question needs it, or another file is preferred");
            } else if (FileKind.isLikeKnown(name)) {
                notes.leaveOut(
                        file, "only .csv, .csv.gz and .zip are read, under the published names");
            } else {
                otherName(file, notes);
            }
            return notes;
        }

        private static void otherName(InputFile file, CsvInspection notes) {
            CsvInspection ofBeginning = new CsvInspection(notes.maxRecordBytes());
            Optional<CsvHeader> header =
                    FileKind.isCsv(file.name())
                            ? ofBeginning.beginning(file).map(CsvFile.Beginning::header)
                            : Optional.empty();
            header.flatMap(FileKind::withColumns)
                    .ifPresentOrElse(
                            kind ->
                                    notes.leaveOut(
                                            file,
                                            "it has the columns of %s under another name; rename it"
                                                    .formatted(kind.usualName())),
                            () -> notes.leaveAlone(file, "not a table of films"));
        }
    }
}
