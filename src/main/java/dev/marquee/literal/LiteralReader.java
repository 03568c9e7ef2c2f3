package dev.marquee.literal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads fields that hold Python literals. The whole of a field is checked, but only what is asked
 * for is decoded. For a list of dicts:
 *
 * <pre>{@code
 * List<String> genres = reader.strings("[{'id': 16, 'name': 'Animation'}]", "name");
 *
 * reader.beginList(cast);
 * while (reader.nextDict()) {
 *     actors.put(reader.wholeNumber("id"), reader.string("name"));
 * }
 * }</pre>
 *
 * <p>The grammar, and where it differs from Python's, is that of the package. Whatever a field
 * holds, there is no other exception than {@link LiteralException}; time and memory grow with its
 * length.
 *
 * <p>Reusable, which saves garbage, also after an exception. Not thread-safe. It keeps the last
 * field, and memory for the next.
 */
public final class LiteralReader {
    private static final int NOWHERE = -1;

    /** A decimal number of so many digits cannot overflow. */
    private static final int LONG_DIGITS = 18;

    private final Tape tape = new Tape();
    private final Source source = new Source();
    private final LiteralScanner scanner = new LiteralScanner(source, tape);
    private int nextItem;
    private int endOfItems;
    private int dict = NOWHERE;

    /**
     * The text of a key in each dict of a list, in order. Items that are no dicts are passed over.
     *
     * @throws LiteralException if the field is no literal or no list, or a dict has not the key, or
     *     its value is no string
     */
    public List<String> strings(String field, String key) throws LiteralException {
        beginList(field);
        List<String> strings = new ArrayList<>();
        while (nextDict()) {
            strings.add(string(key));
        }
        return strings;
    }

    /**
     * Begins a field that is a list.
     *
     * @throws LiteralException if it is no literal or no list
     */
    public void beginList(String field) throws LiteralException {
        int list = scan(field);
        if (tape.kind(list) != Kind.LIST) {
            throw new LiteralException("expected a list, found " + tape.kind(list), tape.start(0));
        }
        nextItem = list + 1;
        endOfItems = tape.end(list);
    }

    /** Goes to the next dict of the list, past items that are none; false if there is no more. */
    public boolean nextDict() {
        dict = NOWHERE;
        while (nextItem < endOfItems && dict == NOWHERE) {
            int item = tape.withoutParentheses(nextItem);
            dict = tape.kind(item) == Kind.DICT ? item : NOWHERE;
            nextItem = tape.next(nextItem);
        }
        return dict != NOWHERE;
    }

    /**
     * The text of a key in this dict; of a repeated key the last.
     *
     * @throws LiteralException if the dict has not the key, or its value is no string
     * @throws IllegalStateException if the reader is at no dict
     */
    public String string(String key) throws LiteralException {
        int entry = entryOf(key);
        if (!tape.kind(entry).isText()) {
            throw wrongKind("a string", key, entry);
        }
        return text(entry);
    }

    /**
     * The whole number of a key in this dict; of a repeated key the last.
     *
     * @throws LiteralException if the dict has not the key, or its value is no whole number of 64
     *     bits
     * @throws IllegalStateException if the reader is at no dict
     */
    public long wholeNumber(String key) throws LiteralException {
        int entry = entryOf(key);
        Kind kind = tape.kind(entry);
        if (kind != Kind.WHOLE && kind != Kind.NEGATIVE_WHOLE) {
            throw wrongKind("a whole number", key, entry);
        }
        int start = tape.start(entry);
        int end = tape.end(entry);
        long value = end - start <= LONG_DIGITS ? decimal(start, end) : NOWHERE;
        if (value >= 0) {
            return kind == Kind.WHOLE ? value : -value;
        }
        BigInteger exact = LiteralTree.wholeNumber(source, tape, entry);
        if (exact.bitLength() >= Long.SIZE) {
            throw wrongKind("a whole number of 64 bits", key, entry);
        }
        return exact.longValue();
    }

    /**
     * The whole value of a field, of any type.
     *
     * @throws LiteralException if it is no literal
     */
    public Literal value(String field) throws LiteralException {
        return LiteralTree.build(source, tape, scan(field));
    }

    /** Scans a field and returns the entry of its value. */
    private int scan(String field) throws LiteralException {
        source.reset(field);
        nextItem = 0;
        endOfItems = 0;
        dict = NOWHERE;
        scanner.scan();
        return tape.withoutParentheses(0);
    }

    private int entryOf(String key) throws LiteralException {
        if (dict == NOWHERE) {
            throw new IllegalStateException("the reader is at no dict");
        }
        int found = NOWHERE;
        int end = tape.end(dict);
        for (int entry = dict + 1; entry < end; ) {
            int value = tape.next(entry);
            if (isKey(tape.withoutParentheses(entry), key)) {
                found = tape.withoutParentheses(value);
            }
            entry = tape.next(value);
        }
        if (found == NOWHERE) {
            throw new LiteralException("a dict without '" + key + "'", tape.start(dict));
        }
        return found;
    }

    private boolean isKey(int entry, String key) throws LiteralException {
        return switch (tape.kind(entry)) {
            case PLAIN_TEXT -> source.isEqual(tape.start(entry), tape.end(entry), key);
            case TEXT -> text(entry).equals(key);
            default -> false;
        };
    }

    private String text(int entry) throws LiteralException {
        return LiteralTree.text(source, tape, entry);
    }

    /** The value of decimal digits, or {@code NOWHERE} if there are other characters. */
    private long decimal(int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            if (!source.isDigit(i)) {
                return NOWHERE;
            }
            value = value * 10 + (source.at(i) - '0');
        }
        return value;
    }

    private LiteralException wrongKind(String wanted, String key, int entry) {
        String problem = "expected %s for '%s', found %s".formatted(wanted, key, tape.kind(entry));
        return new LiteralException(problem, tape.start(entry));
    }
}
