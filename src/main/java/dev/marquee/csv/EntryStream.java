package dev.marquee.csv;

import dev.marquee.archive.DamagedEntryException;
import dev.marquee.archive.EntryInput;
import java.io.IOException;
import javax.annotation.Nullable;

/**
 * A CSV in a zip archive. It ends at the place where the packed bytes are damaged, and {@link
 * #damage()} reports this: the records before the damage are not lost.
 */
final class EntryStream extends CsvStream {
    private final EntryInput content;
    @Nullable private String damage;

    EntryStream(String name, EntryInput content) {
        super(name);
        this.content = content;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (damage != null) {
            return -1;
        }
        try {
            return content.read(bytes, offset, length);
        } catch (DamagedEntryException e) {
            damage = e.getMessage();
            return -1;
        }
    }

    @Override
    long storedBytes(long offset) {
        return content.packedBytes();
    }

    @Override
    @Nullable String damage() {
        return damage;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
