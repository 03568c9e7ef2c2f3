package dev.marquee.publish;

import dev.marquee.basics.Sha256;
import dev.marquee.cli.UserException;
import dev.marquee.csv.CsvFile;
import dev.marquee.files.CsvInspection;
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
import org.apache.flink.core.fs.Path;

/**
 * The files of an input that are sent, looked at before any of them is.
 *
 * @param categories the files of categories
 * @param tables the CSVs that have records
 * @param leftAlone how many are neither
 * @param warnings what the user should know, a line each
 */
record PublishedFiles(
        List<InputFile> categories, List<InputFile> tables, int leftAlone, List<String> warnings) {
    private static final Pattern CATEGORIES = Pattern.compile(".*_category_id\\.json");
    private static final Pattern TABLE = Pattern.compile(".*\\.csv(\\.gz)?");
    private static final int RUN_BYTES = 8;

    /** Looks at an input. */
    static PublishedFiles under(List<Path> roots, int maxRecordBytes)
            throws IOException, UserException {
        CsvInspection inspection = new CsvInspection(maxRecordBytes);
        List<InputFile> categories = new ArrayList<>();
        List<InputFile> tables = new ArrayList<>();
        InputFiles found = InputFiles.under(roots);
        found.obstacles().forEach(inspection::addObstacle);
        for (InputFile file : found.files()) {
            String name = file.path().getName();
            if (CATEGORIES.matcher(name).matches()) {
                categories.add(file);
            } else if (!TABLE.matcher(name).matches()) {
                inspection.leaveAlone(file, "neither a CSV nor a file of categories");
            } else if (hasRecords(file, inspection)) {
                tables.add(file);
            }
        }
        PublishedFiles files =
                new PublishedFiles(
                        categories, tables, inspection.leftAlone(), inspection.warnings());
        files.requireNames();
        return files;
    }

    private static boolean hasRecords(InputFile file, CsvInspection inspection) throws IOException {
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

    /** The files' names, which are what messages tell them by. */
    List<String> names() {
        return all().map(file -> file.path().getName()).toList();
    }

    long bytes() {
        return all().mapToLong(InputFile::bytes).sum();
    }

    /**
     * The name of a run that sends these files in parts of so many records: the same for the same
     * files, as far as names, sizes and times of change tell.
     */
    String run(int partRows) {
        StringBuilder said = new StringBuilder().append(partRows);
        for (InputFile file : all().toList()) {
            said.append('\n').append(file.name());
            said.append('\n').append(file.bytes()).append('\n').append(file.changed());
        }
        byte[] digest = Sha256.digest().digest(said.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, RUN_BYTES);
    }

    private Stream<InputFile> all() {
        return Stream.concat(categories.stream(), tables.stream());
    }

    private void requireNames() throws UserException {
        Map<String, InputFile> byName = new HashMap<>();
        for (InputFile file : all().toList()) {
            InputFile other = byName.putIfAbsent(file.path().getName(), file);
            if (other != null) {
                throw UserException.badOption(
                        "--input: %s and %s have the same name, and messages have no other; publish"
                                        .formatted(
                                                FileUri.shown(other.path()),
                                                FileUri.shown(file.path()))
                                + " them one by one, and tell the job of it with --publishers 2");
            }
        }
    }
}
