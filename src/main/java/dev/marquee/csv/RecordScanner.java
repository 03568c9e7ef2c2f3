package dev.marquee.csv;

import dev.marquee.basics.PlainJava;

/**
 * Finds the fields and the end of one record in a window of bytes.
 *
 * <p>The grammar is that of Python's {@code csv.reader} with its default dialect over a file opened
 * with {@code newline=''} (CPython, {@code Modules/_csv.c}):
 *
 * <ul>
 *   <li>A record ends at LF, CR or CRLF outside quotes, or at the end of the file.
 *   <li>A field that begins with a quote is quoted up to the next single quote; inside it, two
 *       quotes are one, and commas and line ends are text.
 *   <li>Text after the closing quote stays in the field, where a quote is then text: {@code
 *       "a"|"b"} is the value {@code a|"b"}.
 *   <li>A quote inside a field that does not begin with one is text.
 *   <li>A quote that is still open at the end of the file ends there.
 *   <li>An empty line is not a record.
 * </ul>
 *
 * <p>Bytes are examined in words of eight ({@link ByteWords}). The field ends of a word are kept,
 * so several short fields share one examination. Between two quotes, four words are examined in one
 * step.
 *
 * <p>Not thread-safe: it holds the findings about the last record.
 */
@PlainJava
final class RecordScanner {
    /** The window ends before the record does. */
    static final int NEEDS_MORE = -1;

    /**
     * The number of readable bytes, of any value, that must follow the end of the window. With
     * them, no loop over words needs a second loop for the remaining bytes.
     */
    static final int PADDING = ByteWords.FOUR;

    /** Quoted fields up to this length are examined word by word. */
    private static final int SHORT = 2 * Long.BYTES;

    private int contentEnd;
    private boolean openAtEnd;

    /** The bitwise OR of all words that were examined: shows whether all bytes were ASCII. */
    private long seen;

    /**
     * Scans the record that begins at {@code start}, which must not be a line end.
     *
     * @param bytes the window, and {@link #PADDING} bytes after it
     * @param limit the end of the window, after {@code start}
     * @param last whether the file ends at the limit
     * @param record receives the fields
     * @return the index at which the next line begins, or {@link #NEEDS_MORE}
     */
    int scan(byte[] bytes, int start, int limit, boolean last, CsvRecord record) {
        record.reset(bytes);
        int next = scanFields(bytes, start, limit, last, record);
        record.ascii = ByteWords.notAscii(seen) == 0;
        return next;
    }

    private int scanFields(byte[] bytes, int start, int limit, boolean last, CsvRecord record) {
        openAtEnd = false;
        seen = 0;
        int fieldStart = start;
        // The index of the current word and the field ends in it that are still ahead: none at
        // first, so the word is before the start.
        int word = start - Long.BYTES;
        long fieldEnds = 0;
        // Local, because a loop that writes a field stores it in every step.
        long seenHere = 0;
        while (true) {
            boolean quoted = fieldStart < limit && bytes[fieldStart] == '"';
            int behindQuote = fieldStart;
            boolean pairs = false;
            if (quoted) {
                int quote = indexOfQuote(bytes, fieldStart + 1, limit);
                behindQuote = quote + 1;
                if (behindQuote < limit && bytes[behindQuote] == '"') {
                    pairs = true;
                    behindQuote = indexBehindPairs(bytes, quote, limit);
                }
                if (behindQuote >= limit) {
                    seen |= seenHere;
                    contentEnd = limit;
                    return last ? addLastQuotedField(fieldStart + 1, limit, record) : NEEDS_MORE;
                }
                word = behindQuote - Long.BYTES;
                fieldEnds = 0;
                // The usual case: the next field need not wait for the examination of a word.
                if (bytes[behindQuote] == ',') {
                    addQuotedField(fieldStart + 1, behindQuote - 1, pairs, record);
                    fieldStart = behindQuote + 1;
                    word++;
                    continue;
                }
            }
            while (fieldEnds == 0 && word < limit) {
                word += Long.BYTES;
                long bytesOfWord = ByteWords.at(bytes, word);
                seenHere |= bytesOfWord;
                fieldEnds = ByteWords.fieldEnds(bytesOfWord);
            }
            int fieldEnd = Math.min(word + ByteWords.first(fieldEnds), limit);
            fieldEnds = ByteWords.withoutFirst(fieldEnds);
            if (!quoted) {
                record.addField(fieldStart, fieldEnd, CsvRecord.PLAIN);
            } else if (fieldEnd == behindQuote) {
                addQuotedField(fieldStart + 1, fieldEnd - 1, pairs, record);
            } else {
                record.addField(fieldStart + 1, fieldEnd, CsvRecord.TEXT_BEHIND_QUOTE);
            }
            if (fieldEnd == limit) {
                seen |= seenHere;
                contentEnd = limit;
                return last ? limit : NEEDS_MORE;
            }
            if (bytes[fieldEnd] != ',') {
                seen |= seenHere;
                contentEnd = fieldEnd;
                int next = afterLineEnd(bytes, fieldEnd, limit);
                return next == limit && bytes[next - 1] == '\r' && !last ? NEEDS_MORE : next;
            }
            fieldStart = fieldEnd + 1;
        }
    }

    /**
     * Returns the index after the quote that closes a field, or {@code limit} if the window ends
     * before a non-quote proves the field closed.
     *
     * <p>It counts quotes instead of stepping from pair to pair, as simdjson does for strings
     * (Langdale and Lemire, <i>Parsing Gigabytes of JSON per Second</i>, section 3.1.1): the first
     * byte that is not a quote and has an odd number of quotes before it is outside the field. A
     * processor predicts the branches of this loop well, but cannot predict the position of the
     * next pair.
     *
     * @param start the index of the first quote in the field
     */
    private int indexBehindPairs(byte[] bytes, int start, int limit) {
        int quotesBefore = 0;
        for (int i = start; i < limit; i += Long.BYTES) {
            long word = ByteWords.at(bytes, i);
            seen |= word;
            long quotes = ByteWords.quotes(word);
            long counts = ByteWords.counts(quotes);
            long outside = ByteWords.odd(counts, quotesBefore) & ~quotes;
            if (outside != 0) {
                return Math.min(i + ByteWords.first(outside), limit);
            }
            quotesBefore += ByteWords.total(counts);
        }
        return limit;
    }

    /**
     * Adds a quoted field that extends to the end of the file, closed there or not.
     *
     * @return the end
     */
    private int addLastQuotedField(int start, int limit, CsvRecord record) {
        int quotes = 0;
        for (int i = start; i < limit; i++) {
            quotes += record.bytes[i] == '"' ? 1 : 0;
        }
        openAtEnd = quotes % 2 == 0;
        addQuotedField(start, openAtEnd ? limit : limit - 1, quotes > 1, record);
        return limit;
    }

    private static void addQuotedField(int start, int end, boolean pairs, CsvRecord record) {
        record.addField(start, end, pairs ? CsvRecord.PAIRS_OF_QUOTES : CsvRecord.PLAIN);
    }

    /** Returns the index of the first quote at or after {@code position}, or {@code limit}. */
    private int indexOfQuote(byte[] bytes, int position, int limit) {
        // Numbers, flags, ids and dates fit into one or two words.
        int i = position;
        for (; i < position + SHORT; i += Long.BYTES) {
            long word = ByteWords.at(bytes, i);
            seen |= word;
            long quotes = ByteWords.quotes(word);
            if (quotes != 0) {
                return Math.min(i + ByteWords.first(quotes), limit);
            }
        }
        for (; i < limit; i += ByteWords.FOUR) {
            seen |= ByteWords.anyOfFour(bytes, i);
            int first = ByteWords.firstQuoteOfFour(bytes, i);
            if (first < ByteWords.FOUR) {
                return Math.min(i + first, limit);
            }
        }
        return limit;
    }

    /** Returns the end of the last scanned record, without its line end. */
    int contentEnd() {
        return contentEnd;
    }

    /** Whether a quote of the last scanned record was still open at the end of the file. */
    boolean openAtEnd() {
        return openAtEnd;
    }

    /** Returns the index after the line end (LF, CR or CRLF) at {@code position}. */
    static int afterLineEnd(byte[] bytes, int position, int limit) {
        boolean pair =
                bytes[position] == '\r' && position + 1 < limit && bytes[position + 1] == '\n';
        return position + (pair ? 2 : 1);
    }

    static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** Returns the index of the first LF or CR at or after {@code position}, or {@code limit}. */
    static int indexOfLineEnd(byte[] bytes, int position, int limit) {
        int i = position;
        while (i < limit && !isLineEnd(bytes[i])) {
            i++;
        }
        return i;
    }
}
