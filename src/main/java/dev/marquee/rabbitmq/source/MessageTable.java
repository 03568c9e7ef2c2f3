package dev.marquee.rabbitmq.source;

import dev.marquee.csv.CsvTable;
import dev.marquee.csv.RowBatch;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * How the parts of some files are read. Stateless and thread-safe.
 *
 * @param operator the name of the operator that reads them; each table of a job has its own
 * @param files which files
 * @param table what to make of their records. The path that it is told ends with the file's name,
 *     and paths of parts of the same file have the order of the parts.
 * @param <B> the batch of rows
 */
public record MessageTable<B extends RowBatch>(String operator, FileNames files, CsvTable<B> table)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Some names of files. Stateless and thread-safe. */
    @FunctionalInterface
    public interface FileNames extends Serializable {
        /** Whether a name is among them: any text, perhaps with folders, as {@code a/b.csv}. */
        boolean include(String name);
    }

    /** The table among some that reads a file; nothing if the file is none of the job's. */
    static Optional<MessageTable<?>> reading(String file, List<MessageTable<?>> tables) {
        for (MessageTable<?> table : tables) {
            if (table.files.include(file)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }
}
