package dev.marquee.files;

import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvFile;
import dev.marquee.csv.CsvHeader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the files of an input before any row is read, and notes what the user should know of
 * those that are not.
 *
 * <p>It goes in the steps of a job that knows which files are its own: {@link #beginning}, then
 * {@link #requireColumns}, then {@link #hasRows}. Not thread-safe.
 */
public final class CsvInspection {
    private final int maxRecordBytes;
    private final List<String> warnings = new ArrayList<>();
    private int leftAlone;

    /**
     * @param maxRecordBytes a header that is longer is none
     */
    public CsvInspection(int maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
    }

    /** What the user should know, a line each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** How many files were left alone or out. */
    public int leftAlone() {
        return leftAlone;
    }

    /**
     * The beginning of a file; nothing if it has no header, which leaves it out.
     *
     * @throws IOException that says in one line which file cannot be read, and why
     */
    public Optional<CsvFile.Beginning> beginning(InputFile file) throws IOException {
        try {
            return Optional.of(CsvFile.readBeginning(file.path(), maxRecordBytes));
        } catch (CsvException e) {
            leaveOut(file, e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException(
                    FileUri.shown(file.path()) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses a file that lacks columns.
     *
     * @throws CsvException that names file and columns
     */
    public void requireColumns(InputFile file, List<String> missing) throws CsvException {
        if (!missing.isEmpty()) {
            throw new CsvException(
                    "%s: no column %s"
                            .formatted(FileUri.shown(file.path()), String.join(", ", missing)));
        }
    }

    /** Whether a record follows the header; a file without any is left out. */
    public boolean hasRows(InputFile file, CsvFile.Beginning beginning) {
        if (!beginning.hasRecords()) {
            leaveOut(file, "it has a header and no rows");
        }
        return beginning.hasRecords();
    }

    /** Notes that a file is none of the job's. */
    public void leaveAlone() {
        leftAlone++;
    }

    /** Notes that a file of the job's is not read. */
    public void leaveOut(InputFile file, String cause) {
        leftAlone++;
        warn(file, "is left out: " + cause);
    }

    /** Notes a name below the input that cannot be read. */
    public void addObstacle(Obstacle obstacle) {
        leftAlone++;
        if (!obstacle.isForeign()) {
            warnings.add(obstacle.path() + " " + obstacle.cause());
        }
    }

    /** Notes something of a file. */
    public void warn(InputFile file, String what) {
        warnings.add(FileUri.shown(file.path()) + " " + what);
    }

    /** Whether a line with none of the job's columns is at least one of column names. */
    public static boolean looksLikeHeader(CsvHeader header) {
        return header.names().size() > 1
                && header.names().stream().allMatch(name -> name.matches("[\\w .-]*"));
    }
}
