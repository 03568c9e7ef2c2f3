package dev.marquee.csv;

import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What a job says of the files it reads: how the header of a file decides where the row's values
 * stand. Stateless.
 *
 * @param <T> the row
 */
public interface CsvTable<T> extends Serializable {
    /**
     * Binds the table to a file.
     *
     * @param file the file's URI
     * @throws CsvException if the header lacks a column without which there are no rows
     */
    RowMapper<T> bind(String file, CsvHeader header) throws CsvException;

    /** The type of the rows, for Flink. */
    TypeInformation<T> rowType();
}
