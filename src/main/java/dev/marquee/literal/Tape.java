package dev.marquee.literal;

import java.util.Arrays;

/**
 * The values of a literal in the order of the text, as numbers: kind, where it starts, and where it
 * ends, which for a collection is the entry that follows its items. A dict's items are key, value,
 * key, value.
 */
@SuppressWarnings("EnumOrdinal") // The numbers never leave the process.
final class Tape {
    /** Bounds the memory: 48 MiB. */
    static final int MAX_VALUES = 1 << 22;

    private static final int WIDTH = 3;
    private static final int INITIAL_VALUES = 1 << 10;

    /** What is larger is given back before the next literal. */
    private static final int KEPT_VALUES = 1 << 17;

    private static final Kind[] KINDS = Kind.values();

    private int[] cells = new int[WIDTH * INITIAL_VALUES];
    private int size;

    void clear() {
        size = 0;
        if (cells.length > WIDTH * KEPT_VALUES) {
            cells = new int[WIDTH * INITIAL_VALUES];
        }
    }

    /** Adds a value and returns its entry. */
    int add(Kind kind, int start, int end) throws LiteralException {
        int entry = size;
        int cell = entry * WIDTH;
        if (cell == cells.length) {
            if (entry >= MAX_VALUES) {
                throw new LiteralException("more than " + MAX_VALUES + " values", start);
            }
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        cells[cell] = kind.ordinal();
        cells[cell + 1] = start;
        cells[cell + 2] = end;
        size = entry + 1;
        return entry;
    }

    /** Ends a collection, whose items are all entries added since. */
    void close(int entry, Kind kind) {
        cells[entry * WIDTH] = kind.ordinal();
        cells[entry * WIDTH + 2] = size;
    }

    /** Whether nothing was added since. */
    boolean isLast(int entry) {
        return entry == size - 1;
    }

    Kind kind(int entry) {
        return KINDS[cells[entry * WIDTH]];
    }

    int start(int entry) {
        return cells[entry * WIDTH + 1];
    }

    int end(int entry) {
        return cells[entry * WIDTH + 2];
    }

    /** The entry after a value and everything in it. */
    int next(int entry) {
        return switch (kind(entry)) {
            case LIST, TUPLE, SET, DICT, GROUP -> end(entry);
            default -> entry + 1;
        };
    }

    /** The value itself, where there are parentheses around it. */
    int withoutParentheses(int entry) {
        int value = entry;
        while (kind(value) == Kind.GROUP) {
            value++;
        }
        return value;
    }
}
