package dev.marquee.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds an offset at which a record certainly begins, without knowledge of the bytes before.
 *
 * <p>A reader of the whole file reaches the beginning of a line in one of three states:
 *
 * <ul>
 *   <li>it is between two records;
 *   <li>it is in a quoted field of a record that is whole; or
 *   <li>it is in damage, which extends to the next line that begins a whole record with the right
 *       number of fields.
 * </ul>
 *
 * <p>These are all states, because a line end outside quoted fields ends a record. The state and
 * the bytes after the line determine all that the reader does from there on. So this class starts
 * one reader in each state, with the code that reads files, until all of them are at the beginning
 * of the same record. The reader of the whole file is in one of the states, so it reaches that
 * record too. Text after a closing quote belongs to the field up to the next comma, so the readers
 * usually converge within a record or two. If they do not, nothing is certain and nothing is found.
 *
 * <p>In this class, "record" includes damage, which begins where a record begins.
 */
final class CertainStart {
    private static final byte[] QUOTE = {'"'};
    private static final int WINDOW = 16 * 1024;
    private static final Comparator<RecordReader> BY_PLACE =
            Comparator.comparingLong(RecordReader::recordOffset);

    private final Lookahead lookahead;
    private final long offset;
    private final int columns;
    private final int maxRecordBytes;

    private CertainStart(Lookahead lookahead, long offset, int columns, int maxRecordBytes) {
        this.lookahead = lookahead;
        this.offset = offset;
        this.columns = columns;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * Finds the offset of a record, or of the end of the file, after a place.
     *
     * @param lookahead the bytes from the place on
     * @param offset the offset of the place in the file, after the header
     * @param columns the right number of fields
     * @return empty if nothing is certain within the lookahead
     */
    static OptionalLong find(Lookahead lookahead, long offset, int columns, int maxRecordBytes)
            throws IOException {
        try {
            int line = lookahead.nextLine();
            return OptionalLong.of(
                    new CertainStart(lookahead, offset, columns, maxRecordBytes).behind(line));
        } catch (Lookahead.ExhaustedException e) {
            return OptionalLong.empty();
        }
    }

    /** Returns the offset at which the readers that start at the beginning of a line converge. */
    private long behind(int line) throws IOException {
        List<RecordReader> readers = readersFrom(line);
        for (RecordReader reader : readers) {
            reader.next();
        }
        while (true) {
            RecordReader hindmost = Collections.min(readers, BY_PLACE);
            if (hindmost.recordOffset() == Collections.max(readers, BY_PLACE).recordOffset()) {
                return hindmost.recordOffset();
            }
            hindmost.next();
        }
    }

    /** Returns one reader in each state. */
    private List<RecordReader> readersFrom(int line) throws IOException {
        List<RecordReader> readers = new ArrayList<>();

        RecordReader betweenRecords = reader(line, new byte[0]);
        betweenRecords.expectColumns(columns);
        readers.add(betweenRecords);

        RecordReader inDamage = reader(line, new byte[0]);
        inDamage.expectColumns(columns);
        inDamage.skipToWholeRecord();
        readers.add(inDamage);

        // The first fields of this record are not known, so it may have any number of fields.
        RecordReader inQuotedField = reader(line, QUOTE);
        if (inQuotedField.skipRecord()) {
            inQuotedField.expectColumns(columns);
            readers.add(inQuotedField);
        }
        return readers;
    }

    /** Returns a reader that starts at a line, as if the given bytes were right before it. */
    private RecordReader reader(int line, byte[] before) {
        return new RecordReader(
                new SequenceInputStream(new ByteArrayInputStream(before), lookahead.from(line)),
                offset + line - before.length,
                maxRecordBytes,
                WINDOW);
    }
}
