package dev.marquee.files;

import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvFile;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RejectedRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The findings about the files of an input before any row is read. Not thread-safe: files that are
 * inspected in parallel have one inspection each, and {@link #addAll} merges them.
 */
public final class CsvInspection {
    /** A quote that is escaped by a backslash, which some programs write and CSV does not allow. */
    private static final String ESCAPED_QUOTE = "\\\"";

    private final int maxRecordBytes;
    private final boolean namesEach;
    private final List<FileNote> warnings = new ArrayList<>();
    private final List<String> leftAlone = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * @param maxRecordBytes a header that is longer cannot be read
     */
    public CsvInspection(int maxRecordBytes) {
        this(maxRecordBytes, false);
    }

    /**
     * @param maxRecordBytes a header that is longer cannot be read
     * @param namesEach whether {@link #warnings} names each file, even if many have the same fault
     */
    public CsvInspection(int maxRecordBytes, boolean namesEach) {
        this.maxRecordBytes = maxRecordBytes;
        this.namesEach = namesEach;
    }

    /** Returns the greatest length of a header in bytes. */
    public int maxRecordBytes() {
        return maxRecordBytes;
    }

    /**
     * Returns warnings for the user, one line for each; if many files have the same fault, the
     * others are counted.
     */
    public List<String> warnings() {
        return FileNote.lines(warnings, namesEach);
    }

    /** Returns the number of files that are not read. */
    public int leftAlone() {
        return leftAlone.size();
    }

    /** Returns each file that is not read, with the cause, one line for each. */
    public List<String> namesLeftAlone() {
        return List.copyOf(leftAlone);
    }

    /** Returns the causes why the job cannot run, one line for each; empty if it can run. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Adds the findings of another inspection. */
    public void addAll(CsvInspection other) {
        warnings.addAll(other.warnings);
        leftAlone.addAll(other.leftAlone);
        faults.addAll(other.faults);
    }

    /**
     * Returns the beginning of a file. If it has no header or cannot be read, leaves the file out
     * and returns empty.
     */
    public Optional<CsvFile.Beginning> beginning(InputFile file) {
        return beginning(file, () -> CsvFile.readBeginning(file.path(), maxRecordBytes));
    }

    /**
     * Returns the same with the first records: {@link #hasRows} can then leave out a file if none
     * of these is a row of the table.
     */
    public Optional<CsvFile.Beginning> beginning(InputFile file, CsvTable<?> table) {
        return beginning(file, () -> CsvFile.readBeginning(file.path(), maxRecordBytes, table));
    }

    /** Reads the beginning of a file. */
    private interface Reading {
        CsvFile.Beginning read() throws IOException, CsvException;
    }

    private Optional<CsvFile.Beginning> beginning(InputFile file, Reading reading) {
        try {
            return Optional.of(reading.read());
        } catch (CsvException e) {
            leaveOut(file, causeInBytes(file).orElse(e.getMessage()));
        } catch (IOException e) {
            leaveOut(file, "it cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /**
     * Returns the cause why a file does not belong to the job, although its name may look so: its
     * bytes are not CSV, or it lacks columns.
     *
     * @param missing the columns of the job that the header does not have
     */
    public String cause(InputFile file, CsvHeader header, List<String> missing) {
        return causeInBytes(file)
                .orElseGet(() -> FileContent.causeInHeader(header.names(), missing));
    }

    /**
     * Whether a record follows the header and at least one of the first records is a row. Otherwise
     * the file is left out.
     */
    public boolean hasRows(InputFile file, CsvFile.Beginning beginning) {
        if (!beginning.hasRecords()) {
            leaveOut(file, "it has a header and no rows");
            return false;
        }
        if (beginning.rejections() == null) {
            return true;
        }
        CsvFile.Rejections rejections = beginning.rejections();
        leaveOut(
                file,
                "none of its %srecords is a row".formatted(rejections.areAll() ? "" : "first "),
                example(rejections));
        return false;
    }

    private static String example(CsvFile.Rejections rejections) {
        RejectedRecord first = rejections.first();
        return " (%,d read); the first, at byte %d: %s%s"
                .formatted(
                        rejections.records(),
                        first.offset(),
                        first.reason(),
                        first.raw().contains(ESCAPED_QUOTE)
                                ? "; its quotes seem to be escaped with backslashes, and CSV"
                                        + " doubles them"
                                : "");
    }

    /** Records that a fault of a file prevents the job. */
    public void addFault(InputFile file, String cause) {
        faults.add(FileUri.shown(file.path()) + ": " + cause);
    }

    /** Records that a file does not belong to the job. */
    public void leaveAlone(InputFile file, String cause) {
        leftAlone.add(FileUri.shown(file.path()) + "  " + cause);
    }

    /** Records that the files that another inspection left out do not belong to the job. */
    public void leaveAlone(CsvInspection other) {
        leftAlone.addAll(other.leftAlone);
    }

    /** Records that a file is not read although it belongs to the job or looks so. */
    public void leaveOut(InputFile file, String cause) {
        leaveOut(file, cause, "");
    }

    /**
     * @param detail the end of the cause, which differs between files with the same fault
     */
    private void leaveOut(InputFile file, String cause, String detail) {
        leaveAlone(file, cause + detail);
        warnings.add(new FileNote(FileUri.shown(file.path()), "is left out: " + cause, detail));
    }

    /** Records a name below the input that cannot be read. */
    public void addObstacle(Obstacle obstacle) {
        leftAlone.add(obstacle.path() + "  " + obstacle.cause());
        if (!obstacle.isForeign()) {
            warnings.add(new FileNote(obstacle.path(), obstacle.cause(), ""));
        }
    }

    /** Records a warning about a file. */
    public void warn(InputFile file, String what) {
        warnings.add(new FileNote(FileUri.shown(file.path()), what, ""));
    }

    /** Whether a line without any column of the job still looks like column names. */
    public static boolean looksLikeHeader(CsvHeader header) {
        return FileContent.isColumnNames(header.names());
    }

    /**
     * Returns the content of a file that is named like a CSV but is something else, for example a
     * zip; empty if it may be CSV.
     */
    public Optional<String> causeInBytes(InputFile file) {
        try {
            return FileContent.causeInBytes(file);
        } catch (IOException e) {
            return Optional.of("it cannot be read: " + e.getMessage());
        }
    }
}
