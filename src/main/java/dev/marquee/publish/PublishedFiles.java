package dev.marquee.publish;

import dev.marquee.basics.Sha256;
import dev.marquee.cli.UserException;
import dev.marquee.csv.CsvFile;
import dev.marquee.files.CsvInspection;
import dev.marquee.files.EachFile;
import dev.marquee.files.FileUri;
import dev.marquee.files.InputFile;
import dev.marquee.files.InputFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.Path;

/**
 * The files of an input to send, all checked before the first is sent.
 *
 * @param categories the files of categories
 * @param tables the CSVs that have records
 * @param leftAlone the other files, with the cause, a line each
 * @param warnings warnings for the user, a line each
 */
record PublishedFiles(
        List<PublishedFile> categories,
        List<PublishedFile> tables,
        List<String> leftAlone,
        List<String> warnings) {
    private static final Pattern CATEGORIES =
            Pattern.compile(".*_category_id\\.json", Pattern.DOTALL);
    private static final Pattern TABLE =
            Pattern.compile(".*\\.csv(\\.gz)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int RUN_BYTES = 8;

    /** What a file is; null for one that is not sent. */
    private enum Kind {
        CATEGORIES,
        TABLE
    }

    private record Candidate(InputFile file, @Nullable Kind kind, CsvInspection notes) {}

    /**
     * Looks at an input.
     *
     * @param namesEach whether warnings name each file, however many have the same fault
     */
    static PublishedFiles under(List<Path> roots, int maxRecordBytes, boolean namesEach)
            throws IOException, UserException {
        CsvInspection inspection = new CsvInspection(maxRecordBytes, namesEach);
        List<PublishedFile> categories = new ArrayList<>();
        List<PublishedFile> tables = new ArrayList<>();
        InputFiles found = InputFiles.under(roots);
        found.obstacles().forEach(inspection::addObstacle);
        for (Candidate candidate :
                EachFile.inParallel(found.files(), file -> candidate(file, maxRecordBytes))) {
            inspection.addAll(candidate.notes);
            if (candidate.kind != null) {
                PublishedFile named = PublishedFile.below(roots, candidate.file);
                (candidate.kind == Kind.TABLE ? tables : categories).add(named);
            }
        }
        PublishedFiles files =
                new PublishedFiles(
                        categories, tables, inspection.namesLeftAlone(), inspection.warnings());
        files.requireNames();
        return files;
    }

    private static Candidate candidate(InputFile file, int maxRecordBytes) {
        CsvInspection notes = new CsvInspection(maxRecordBytes);
        Kind kind = null;
        if (CATEGORIES.matcher(file.name()).matches()) {
            kind = Kind.CATEGORIES;
        } else if (!TABLE.matcher(file.name()).matches()) {
            notes.leaveAlone(file, "neither a CSV nor a file of categories");
        } else if (hasRecords(file, notes)) {
            kind = Kind.TABLE;
        }
        return new Candidate(file, kind, notes);
    }

    private static boolean hasRecords(InputFile file, CsvInspection inspection) {
        Optional<CsvFile.Beginning> beginning = inspection.beginning(file);
        if (beginning.isEmpty()) {
            return false;
        }
        if (!CsvInspection.looksLikeHeader(beginning.get().header())) {
            inspection.leaveOut(file, inspection.cause(file, beginning.get().header(), List.of()));
            return false;
        }
        return inspection.hasRows(file, beginning.get());
    }

    /** The names of the files in messages. */
    List<String> names() {
        return all().map(PublishedFile::name).toList();
    }

    long bytes() {
        return all().mapToLong(named -> named.file().bytes()).sum();
    }

    /**
     * The name of a run that sends these files in parts of a number of records: the same for files
     * of the same names, sizes and times of change.
     */
    String run(int partRows) {
        StringBuilder said = new StringBuilder().append(partRows);
        for (PublishedFile named : all().toList()) {
            InputFile file = named.file();
            said.append('\n').append(named.name());
            said.append('\n').append(file.bytes()).append('\n').append(file.changed());
        }
        byte[] digest = Sha256.digest().digest(said.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, RUN_BYTES);
    }

    private Stream<PublishedFile> all() {
        return Stream.concat(categories.stream(), tables.stream());
    }

    private void requireNames() throws UserException {
        Map<String, InputFile> byName = new HashMap<>();
        for (PublishedFile named : all().toList()) {
            InputFile other = byName.putIfAbsent(named.name(), named.file());
            if (other != null) {
                throw UserException.badOption(
                        "--input: %s and %s have the same name below their inputs; publish"
                                        .formatted(
                                                FileUri.shown(other.path()),
                                                FileUri.shown(named.file().path()))
                                + " them in two runs, and start the job with --publishers 2");
            }
        }
    }
}
