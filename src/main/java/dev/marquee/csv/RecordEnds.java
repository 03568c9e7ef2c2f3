package dev.marquee.csv;

import dev.marquee.basics.PlainJava;
import java.io.IOException;

/**
 * Finds the ends of records that begin at consecutive lines of damage, in linear time: each byte is
 * examined three times at most, however many of the records contain it.
 *
 * <p>This works because records that begin at different lines converge. A record continues past the
 * end of a line only inside quotes. Two records that are both inside quotes at the beginning of a
 * line end at the same place and have the same number of fields from that line on. So three walks
 * suffice. The first covers the line at which a record begins. The second stays in the record that
 * was examined before, at the beginning of the line after, and knows the number of that record's
 * fields up to there. The third is ahead in the same record and continues only as far as a record
 * that begins here may reach.
 *
 * <p>The grammar is that of {@link RecordScanner}, which reads healthy records several times as
 * fast. Not thread-safe.
 */
@PlainJava
final class RecordEnds {
    // The states of a walk within a field.
    private static final int START = 0;
    private static final int TEXT = 1;
    private static final int QUOTED = 2;
    private static final int QUOTE_IN_QUOTED = 3;

    private final Window window;
    private final int maxRecordBytes;

    private final Walk ofLine = new Walk();
    private final Walk atLine = new Walk();
    private final Walk ahead = new Walk();

    // The findings about the record that was examined.
    private boolean whole;
    private boolean openAtEnd;
    private long fields;

    RecordEnds(Window window, int maxRecordBytes) {
        this.window = window;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Whether anything is known about the bytes after the position. */
    boolean knowsMore() {
        return ahead.offset > window.offset();
    }

    /**
     * Examines the record that begins at the position, a line's beginning that is not a line end.
     *
     * @param mostFields the greatest number of fields of the record; it is not examined beyond them
     */
    void examine(int mostFields) throws IOException {
        long bound = window.offset() + maxRecordBytes;
        ofLine.begin(window.offset(), START);
        boolean intoNextLine = ofLine.go(bound, mostFields, true);
        if (!intoNextLine) {
            note(ofLine, 0, bound);
            return;
        }
        if (atLine.offset >= window.start()) {
            boolean more = true;
            while (more && atLine.offset < ofLine.offset) {
                more = atLine.go(Long.MAX_VALUE, Long.MAX_VALUE, true);
            }
        }
        if (atLine.ended || atLine.offset != ofLine.offset) {
            atLine.begin(ofLine.offset, QUOTED);
            ahead.copy(atLine);
        } else if (ahead.offset < atLine.offset) {
            ahead.copy(atLine);
        }
        long before = ofLine.fields - atLine.fields;
        ahead.go(bound, mostFields - before, false);
        note(ahead, before, bound);
    }

    /** Whether the examined record ends, and is not too long. */
    boolean isWhole() {
        return whole;
    }

    /** Returns the number of its fields, if it is whole. */
    long fields() {
        return fields;
    }

    /** Whether its last quote is still open at the end of the file, if it is whole. */
    boolean isOpenAtEnd() {
        return openAtEnd;
    }

    private void note(Walk walk, long fieldsBefore, long bound) {
        whole = walk.ended && walk.offset <= bound;
        openAtEnd = walk.ended && walk.state == QUOTED;
        fields = fieldsBefore + walk.fields + 1;
    }

    /** A place in a record. */
    private final class Walk {
        private long offset = -1;
        private int state;

        /** The number of fields that ended before the place. */
        private long fields;

        /** Whether the record ends here. */
        private boolean ended;

        void begin(long atOffset, int inState) {
            offset = atOffset;
            state = inState;
            fields = 0;
            ended = false;
        }

        void copy(Walk other) {
            offset = other.offset;
            state = other.state;
            fields = other.fields;
            ended = other.ended;
        }

        /**
         * Moves to the end of the record, or to an earlier limit.
         *
         * @param bound the last offset at which the record may end
         * @param mostFields the largest number of fields before the last one
         * @param toNextLine whether to stop at the beginning of the next line
         * @return whether it stopped there
         */
        boolean go(long bound, long mostFields, boolean toNextLine) throws IOException {
            if (ended) {
                return false;
            }
            int i = window.indexOf(offset);
            while (true) {
                if (i == window.limit) {
                    offset = window.start() + i;
                    if (window.last) {
                        ended = true;
                        return false;
                    }
                    if (offset > bound || fields >= mostFields) {
                        return false;
                    }
                    window.fill();
                    i = window.indexOf(offset);
                    continue;
                }
                if (window.start() + i > bound || fields >= mostFields) {
                    offset = window.start() + i;
                    return false;
                }
                byte b = window.bytes[i];
                boolean lineEnd = RecordScanner.isLineEnd(b);
                if (lineEnd && state != QUOTED) {
                    offset = window.start() + i;
                    ended = true;
                    return false;
                }
                if (lineEnd && toNextLine) {
                    offset = window.start() + i;
                    goBehindLineEnd(b);
                    return true;
                }
                if (state == QUOTED) {
                    state = b == '"' ? QUOTE_IN_QUOTED : QUOTED;
                } else if (b == ',') {
                    state = START;
                    fields++;
                } else if (b == '"' && state != TEXT) {
                    state = QUOTED;
                } else {
                    state = TEXT;
                }
                i++;
            }
        }

        private void goBehindLineEnd(byte lineEnd) throws IOException {
            offset++;
            if (lineEnd == '\r') {
                while (window.indexOf(offset) == window.limit && !window.last) {
                    window.fill();
                }
                int next = window.indexOf(offset);
                offset += next < window.limit && window.bytes[next] == '\n' ? 1 : 0;
            }
        }
    }
}
