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
 * What was found out about the files of an input before any row is read. Not thread-safe: files
 * that are looked at in parallel have an inspection each, and {@link #addAll} joins them.
 */
public final class CsvInspection {
    /** A quote that is escaped as some programs do, and as CSV does not. */
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
     * @param namesEach whether {@link #warnings} names each file, however many have the same fault
     */
    public CsvInspection(int maxRecordBytes, boolean namesEach) {
        this.maxRecordBytes = maxRecordBytes;
        this.namesEach = namesEach;
    }

    /** The longest header that is read. */
    public int maxRecordBytes() {
        return maxRecordBytes;
    }

    /** What the user should know, a line each; many files with the same fault are counted. */
    public List<String> warnings() {
        return FileNote.lines(warnings, namesEach);
    }

    /** How many files are not read. */
    public int leftAlone() {
        return leftAlone.size();
    }

    /** Each file that is not read, with the cause, a line each. */
    public List<String> namesLeftAlone() {
        return List.copyOf(leftAlone);
    }

    /** Why the job cannot run, a line each; empty if it can. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Adds what another inspection found. */
    public void addAll(CsvInspection other) {
        warnings.addAll(other.warnings);
        leftAlone.addAll(other.leftAlone);
        faults.addAll(other.faults);
    }

    /**
     * The beginning of a file; nothing if it has no header or cannot be read, which leaves it out.
     */
    public Optional<CsvFile.Beginning> beginning(InputFile file) {
        return beginning(file, () -> CsvFile.readBeginning(file.path(), maxRecordBytes));
    }

    /**
     * The same, with the first records: a file none of which is a row of a table can then be left
     * out by {@link #hasRows}.
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
     * Why a file is not one of the job's, though its name may say so: what its bytes are, or which
     * columns it lacks.
     *
     * @param missing the columns of the job that the header does not have
     */
    public String cause(InputFile file, CsvHeader header, List<String> missing) {
        return causeInBytes(file)
                .orElseGet(() -> FileContent.causeInHeader(header.names(), missing));
    }

    /**
     * Whether a record follows the header, and the first records are not all rejected; else the
     * file is left out.
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

    /** Notes that the job cannot run with a file as it is. */
    public void addFault(InputFile file, String cause) {
        faults.add(FileUri.shown(file.path()) + ": " + cause);
    }

    /** Notes that a file is not one of the job's. */
    public void leaveAlone(InputFile file, String cause) {
        leftAlone.add(FileUri.shown(file.path()) + "  " + cause);
    }

    /** Notes that the files that another inspection left out are not of the job's. */
    public void leaveAlone(CsvInspection other) {
        leftAlone.addAll(other.leftAlone);
    }

    /** Notes that a file of the job's, or one that looks like it, is not read. */
    public void leaveOut(InputFile file, String cause) {
        leaveOut(file, cause, "");
    }

    /**
     * @param detail the end of the cause, which differs between files of the same fault
     */
    private void leaveOut(InputFile file, String cause, String detail) {
        leaveAlone(file, cause + detail);
        warnings.add(new FileNote(FileUri.shown(file.path()), "is left out: " + cause, detail));
    }

    /** Notes a name below the input that cannot be read. */
    public void addObstacle(Obstacle obstacle) {
        leftAlone.add(obstacle.path() + "  " + obstacle.cause());
        if (!obstacle.isForeign()) {
            warnings.add(new FileNote(obstacle.path(), obstacle.cause(), ""));
        }
    }

    /** Notes something of a file. */
    public void warn(InputFile file, String what) {
        warnings.add(new FileNote(FileUri.shown(file.path()), what, ""));
    }

    /** Whether a line with none of the job's columns is at least one of column names. */
    public static boolean looksLikeHeader(CsvHeader header) {
        return FileContent.isColumnNames(header.names());
    }

    /**
     * What the bytes of a file are that is named like a CSV, as a zip; nothing if they may be CSV.
     */
    public Optional<String> causeInBytes(InputFile file) {
        try {
            return FileContent.causeInBytes(file);
        } catch (IOException e) {
            return Optional.of("it cannot be read: " + e.getMessage());
        }
    }
}
