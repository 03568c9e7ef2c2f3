package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a file: a record, or damage.
 *
 * @param damaged whether it is damage
 * @param offset the offset of its first byte
 * @param next the offset where reading continues after it
 * @param fields the fields of the record; empty for damage
 * @param raw the text, cut to a maximum length
 */
record Stretch(boolean damaged, long offset, long next, List<String> fields, String raw) {

    /** Returns all stretches of a file. Its first record determines the number of columns. */
    static List<Stretch> ofFile(byte[] file, int maxRecordBytes, int window) throws IOException {
        return readAll(
                new RecordReader(new ByteArrayInputStream(file), 0, maxRecordBytes, window), 0);
    }

    /** Returns all stretches from {@code offset} on. */
    static List<Stretch> from(long offset, int columns, byte[] file, int maxRecordBytes, int window)
            throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(file);
        assertThat(in.skip(offset)).isEqualTo(offset);
        return readAll(new RecordReader(in, offset, maxRecordBytes, window), columns);
    }

    private static List<Stretch> readAll(RecordReader reader, int columns) throws IOException {
        List<Stretch> all = new ArrayList<>();
        reader.expectColumns(columns);
        RecordReader.Found found;
        while ((found = reader.next()) != RecordReader.Found.END) {
            boolean damaged = found == RecordReader.Found.DAMAGED;
            assertThat(damaged || reader.record().offset() == reader.recordOffset()).isTrue();
            all.add(
                    new Stretch(
                            damaged,
                            reader.recordOffset(),
                            reader.offset(),
                            damaged ? List.of() : fields(reader.record()),
                            reader.raw()));
            assertThat(reader.offset()).isGreaterThan(reader.recordOffset());
            if (reader.columns() == 0 && !damaged) {
                reader.expectColumns(reader.record().fieldCount());
            }
        }
        return all;
    }

    private static List<String> fields(CsvRecord record) {
        List<String> fields = new ArrayList<>();
        for (int column = 0; column < record.fieldCount(); column++) {
            fields.add(record.text(column));
        }
        return fields;
    }
}
