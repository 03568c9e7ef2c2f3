package dev.marquee.csv;

import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A kind of CSV file: defines which columns its rows are read from, and how. Stateless.
 *
 * <p>A table of cities, for example, whose files have the columns {@code name} and {@code people}:
 *
 * <pre>{@code
 * record City(String name, long people) {}
 *
 * final class CityTable implements CsvTable<RowList<City>> {
 *     @Override
 *     public BatchBuilder<RowList<City>> bind(String file, CsvHeader header)
 *             throws CsvException {
 *         int name = header.requiredColumn("name");
 *         int people = header.requiredColumn("people", "population");
 *         return new RowListBuilder<>(
 *                 record -> {
 *                     try {
 *                         return new City(record.text(name), record.wholeNumber(people));
 *                     } catch (NumberFormatException e) {
 *                         throw new RejectedException("number", e.getMessage());
 *                     }
 *                 });
 *     }
 *
 *     @Override
 *     public TypeInformation<RowList<City>> batchType() {
 *         return RowList.type(TypeInformation.of(City.class));
 *     }
 * }
 * }</pre>
 *
 * @param <B> the batch of rows
 */
public interface CsvTable<B extends RowBatch> extends Serializable {
    /**
     * Binds the table to a file.
     *
     * @param file the file's URI
     * @return a builder for the rows of this file
     * @throws CsvException if the header lacks a column without which there are no rows
     */
    BatchBuilder<B> bind(String file, CsvHeader header) throws CsvException;

    /** The type of the batches for Flink. */
    TypeInformation<B> batchType();
}
