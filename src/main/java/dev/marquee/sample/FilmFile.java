package dev.marquee.sample;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The content of one of the films' files.
 *
 * @param name the file's name
 * @param rows how many records, repeated ones not counted
 * @param dirtInAMillion how many of a million records are damaged or repeated
 * @param damages where the damaged ones are
 */
record FilmFile(String name, long rows, int dirtInAMillion, long damages, Rows content) {
    private static final int FLUSH_AT = 1 << 20;
    private static final int MILLION = 1_000_000;

    /** How the records of a file are written. Not thread-safe. */
    interface Rows {
        String header();

        /**
         * Writes a record with its end, or two where the damage says so.
         *
         * @param index which record, from 0
         * @param damage what is wrong with it; what does not apply to such a file is left undone
         */
        void write(RowBuffer out, long index, FilmDamage damage);
    }

    record Count(long rows, long dirtyRows, long bytes) {}

    static FilmFile of(String name, FilmSettings settings, long rows, Rows content) {
        int dirt = (int) Math.round(settings.dirt() * MILLION);
        return new FilmFile(name, rows, dirt, Dice.seed(settings.seed(), name.hashCode()), content);
    }

    /** Writes the header and the first records, {@code most} at most. */
    Count write(OutputStream out, long most) throws IOException {
        RowBuffer buffer = new RowBuffer(FLUSH_AT + FLUSH_AT / 8);
        buffer.ascii(content.header());
        buffer.append('\n');
        Dice dice = new Dice(damages);
        long written = Math.min(rows, most);
        long dirty = 0;
        long bytes = 0;
        for (long i = 0; i < written; i++) {
            FilmDamage damage = FilmDamage.NONE;
            if (dice.below(MILLION) < dirtInAMillion) {
                damage = FilmDamage.draw(dice);
                dirty++;
            }
            content.write(buffer, i, damage);
            if (damage == FilmDamage.REPEATED) {
                content.write(buffer, i, FilmDamage.NONE);
            }
            if (buffer.length() >= FLUSH_AT) {
                bytes += flush(buffer, out);
            }
        }
        return new Count(written, dirty, bytes + flush(buffer, out));
    }

    private static int flush(RowBuffer buffer, OutputStream out) throws IOException {
        int bytes = buffer.length();
        buffer.writeTo(out);
        buffer.clear();
        return bytes;
    }
}
