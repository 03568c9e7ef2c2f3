package dev.marquee.literal;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the names in a list that is written as a Python literal. The whole field is checked, but
 * only the names are decoded.
 *
 * <p>The package states the grammar, and where it differs from Python's. Any other field causes a
 * {@link LiteralException} and nothing else; time and memory are proportional to its length.
 *
 * <p>Reusable, also after an exception, which saves garbage. Not thread-safe. Keeps the last field,
 * and memory for the next.
 */
final class LiteralReader {
    private static final int NOT_FOUND = -1;

    private final Tape tape = new Tape();
    private final Source source = new Source();
    private final LiteralScanner scanner = new LiteralScanner(source, tape);

    /**
     * Checks a field.
     *
     * @throws LiteralException if it is not a literal
     */
    void read(String field) throws LiteralException {
        source.reset(field);
        scanner.scan();
    }

    /**
     * The names in the field that was read, in order: of a dict the string at a key (at its last
     * occurrence), of a string the string itself.
     *
     * @throws LiteralException if the field is not a list, an element is neither a dict nor a
     *     string, a dict does not have the key, or its value is not a string
     */
    List<String> names(String key) throws LiteralException {
        int list = tape.withoutParentheses(0);
        if (tape.kind(list) != Kind.LIST) {
            throw new LiteralException("expected a list, found " + tape.kind(list), tape.start(0));
        }
        List<String> names = new ArrayList<>();
        int end = tape.end(list);
        for (int element = list + 1; element < end; element = tape.next(element)) {
            names.add(name(tape.withoutParentheses(element), key));
        }
        return names;
    }

    private String name(int element, String key) throws LiteralException {
        Kind kind = tape.kind(element);
        if (kind.isText()) {
            return text(element);
        }
        if (kind != Kind.DICT) {
            throw new LiteralException(
                    "expected a dict or a string, found " + kind, tape.start(element));
        }
        int value = valueOf(element, key);
        if (!tape.kind(value).isText()) {
            String problem =
                    "expected a string for '%s', found %s".formatted(key, tape.kind(value));
            throw new LiteralException(problem, tape.start(value));
        }
        return text(value);
    }

    private int valueOf(int dict, String key) throws LiteralException {
        int found = NOT_FOUND;
        int end = tape.end(dict);
        for (int entry = dict + 1; entry < end; ) {
            int value = tape.next(entry);
            if (isKey(tape.withoutParentheses(entry), key)) {
                found = tape.withoutParentheses(value);
            }
            entry = tape.next(value);
        }
        if (found == NOT_FOUND) {
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
        return TextDecoder.text(source, tape, entry);
    }
}
