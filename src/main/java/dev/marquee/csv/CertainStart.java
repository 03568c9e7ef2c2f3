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
 * Finds where a record begins for certain, though nothing is known of what comes before.
 *
 * <p>A reader of the whole file comes to the beginning of a line in one of three states:
 *
 * <ul>
 *   <li>it is between two records;
 *   <li>it is in a quoted field of a record that is whole; or
 *   <li>it is in damage, which goes on to the next line that begins a whole record of the right
 *       number of fields.
 * </ul>
 *
 * <p>There is no other: a line end that is in no quoted field ends a record. What the reader does
 * from there on follows from its state and the bytes behind. So one is sent out in each state, by
 * the code that reads files, until all stand where the same record begins: the reader of the whole
 * file stands there too, whichever of them it is. Text behind a closing quote belongs to the field
 * up to the next comma, so they mostly meet within a record or two. Where they do not, nothing is
 * certain, and nothing is found.
 *
 * <p>Damage is meant with records here: it begins where one does.
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
     * Finds where a record begins, or the file ends, behind a place.
     *
     * @param lookahead the bytes from the place on
     * @param offset where the place is in the file: behind the header
     * @param columns the right number of fields
     * @return nothing if nothing is certain within the lookahead
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

    /** Where the readers meet that are sent out from the beginning of a line. */
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

    /** A reader in each state. */
    private List<RecordReader> readersFrom(int line) throws IOException {
        List<RecordReader> readers = new ArrayList<>();

        RecordReader betweenRecords = reader(line, new byte[0]);
        betweenRecords.expectColumns(columns);
        readers.add(betweenRecords);

        RecordReader inDamage = reader(line, new byte[0]);
        inDamage.expectColumns(columns);
        inDamage.skipToWholeRecord();
        readers.add(inDamage);

        // Its first fields are not known, so the record may have any number of them.
        RecordReader inQuotedField = reader(line, QUOTE);
        if (inQuotedField.skipRecord()) {
            inQuotedField.expectColumns(columns);
            readers.add(inQuotedField);
        }
        return readers;
    }

    /** Reads from a line on, as if there were some bytes right before it. */
    private RecordReader reader(int line, byte[] before) {
        return new RecordReader(
                new SequenceInputStream(new ByteArrayInputStream(before), lookahead.from(line)),
                offset + line - before.length,
                maxRecordBytes,
                WINDOW);
    }
}
