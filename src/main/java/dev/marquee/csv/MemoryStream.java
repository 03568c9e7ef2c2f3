package dev.marquee.csv;

import java.io.ByteArrayInputStream;

/** A CSV in memory. */
final class MemoryStream extends CsvStream {
    private final ByteArrayInputStream csv;

    MemoryStream(String name, byte[] csv) {
        super(name);
        this.csv = new ByteArrayInputStream(csv);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        return csv.read(bytes, offset, length);
    }
}
