package dev.marquee.literal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds the whole value of a literal from the tape of the scanner. It recurses at most as deeply
 * as the scanner allows brackets to be nested.
 */
final class LiteralTree {
    private final Source source;
    private final Tape tape;

    private LiteralTree(Source source, Tape tape) {
        this.source = source;
        this.tape = tape;
    }

    /**
     * Reads a field as one literal of any type.
     *
     * @throws LiteralException if it is not a literal
     */
    static Literal read(String field) throws LiteralException {
        Tape tape = new Tape();
        Source source = new Source();
        source.reset(field);
        new LiteralScanner(source, tape).scan();
        return new LiteralTree(source, tape).value(tape.withoutParentheses(0));
    }

    private Literal value(int entry) throws LiteralException {
        return switch (tape.kind(entry)) {
            case NONE -> new Literal.None();
            case TRUE -> new Literal.Truth(true);
            case FALSE -> new Literal.Truth(false);
            case WHOLE, NEGATIVE_WHOLE -> new Literal.WholeNumber(wholeNumber(entry));
            case REAL -> new Literal.RealNumber(realNumber(entry));
            case NEGATIVE_REAL -> new Literal.RealNumber(-realNumber(entry));
            case PLAIN_TEXT, TEXT -> new Literal.Text(TextDecoder.text(source, tape, entry));
            case LIST -> new Literal.ListOf(items(entry));
            case TUPLE -> new Literal.TupleOf(items(entry));
            case SET -> new Literal.SetOf(set(entry));
            case DICT -> new Literal.DictOf(entries(entry));
            case GROUP -> value(entry + 1);
        };
    }

    private BigInteger wholeNumber(int entry) {
        int start = tape.start(entry);
        int radix = NumberToken.radix(source, start);
        BigInteger value =
                new BigInteger(digits(radix == 10 ? start : start + 2, tape.end(entry)), radix);
        return tape.kind(entry) == Kind.NEGATIVE_WHOLE ? value.negate() : value;
    }

    private double realNumber(int entry) {
        return Double.parseDouble(digits(tape.start(entry), tape.end(entry)));
    }

    private String digits(int start, int end) {
        return source.substring(start, end).replace("_", "");
    }

    private List<Literal> items(int collection) throws LiteralException {
        List<Literal> items = new ArrayList<>();
        for (int i = collection + 1; i < tape.end(collection); i = tape.next(i)) {
            items.add(value(i));
        }
        return Collections.unmodifiableList(items);
    }

    private Set<Literal> set(int collection) throws LiteralException {
        Map<Object, Literal> byIdentity = new LinkedHashMap<>();
        for (Literal item : items(collection)) {
            byIdentity.putIfAbsent(identity(item), item);
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(byIdentity.values()));
    }

    private Map<Literal, Literal> entries(int dict) throws LiteralException {
        Map<Object, Literal> keys = new LinkedHashMap<>();
        Map<Literal, Literal> entries = new LinkedHashMap<>();
        for (int i = dict + 1; i < tape.end(dict); ) {
            Literal key = value(i);
            int value = tape.next(i);
            Literal first = keys.putIfAbsent(identity(key), key);
            entries.put(first == null ? key : first, value(value));
            i = tape.next(value);
        }
        return Collections.unmodifiableMap(entries);
    }

    /** Returns an object that is equal for keys that are equal in Python, as 1, 1.0 and True. */
    private static Object identity(Literal key) {
        if (key instanceof Literal.Truth truth) {
            return truth.value() ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (key instanceof Literal.WholeNumber number) {
            return number.value();
        }
        if (key instanceof Literal.RealNumber number) {
            double value = number.value();
            boolean whole = value == Math.rint(value) && !Double.isInfinite(value);
            return whole ? new BigDecimal(value).toBigInteger() : (Object) value;
        }
        if (key instanceof Literal.TupleOf tuple) {
            return tuple.items().stream().map(LiteralTree::identity).toList();
        }
        return key;
    }
}
