package dev.marquee.csv;

import dev.marquee.basics.PlainJava;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The header of a CSV file: the names of its columns, in the file's order, without white space
 * around them. Names are compared without case. If two are equal, the first one counts.
 */
@PlainJava
public record CsvHeader(List<String> names) {
    public CsvHeader {
        names = names.stream().map(WhiteSpace::strip).toList();
    }

    /**
     * Reads the header from the beginning of a CSV. From then on, the reader expects records with
     * as many fields.
     *
     * @throws CsvException if the CSV is empty, or its first record cannot be a header
     */
    static CsvHeader read(RecordReader reader) throws IOException, CsvException {
        switch (reader.next()) {
            case END -> throw new CsvException("empty");
            case DAMAGED -> throw new CsvException("its first line is longer than a record may be");
            case RECORD -> {}
        }
        CsvRecord record = reader.record();
        List<String> names = new ArrayList<>();
        for (int column = 0; column < record.fieldCount(); column++) {
            names.add(record.text(column));
        }
        reader.expectColumns(names.size());
        return new CsvHeader(names);
    }

    private int index(String name) {
        for (int index = 0; index < names.size(); index++) {
            if (names.get(index).equalsIgnoreCase(name)) {
                return index;
            }
        }
        return -1;
    }

    /**
     * Returns the index of the column that has one of these names. An earlier name takes
     * precedence.
     */
    public OptionalInt column(String... anyOf) {
        for (String name : anyOf) {
            int index = index(name);
            if (index >= 0) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Returns the index of the column that has one of these names.
     *
     * @throws CsvException that names the column, if there is none
     */
    public int requiredColumn(String... anyOf) throws CsvException {
        return column(anyOf)
                .orElseThrow(() -> new CsvException("no column " + String.join(" or ", anyOf)));
    }
}
