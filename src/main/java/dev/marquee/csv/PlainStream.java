package dev.marquee.csv;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;

/** A file that is a CSV as it is stored. */
final class PlainStream extends CsvStream {
    private final FSDataInputStream file;

    PlainStream(String name, FSDataInputStream file) {
        super(name);
        this.file = file;
    }

    @Override
    boolean isSeekable() {
        return true;
    }

    @Override
    void seek(long offset) throws IOException {
        file.seek(offset);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return file.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
