package dev.marquee.literal;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The value of a Python literal. Immutable, including its collections. */
public sealed interface Literal {

    /** {@code None}. */
    record None() implements Literal {}

    /** {@code True} or {@code False}. */
    record Truth(boolean value) implements Literal {}

    /** An {@code int}. */
    record WholeNumber(BigInteger value) implements Literal {}

    /** A {@code float}; infinite if the number is too large. */
    record RealNumber(double value) implements Literal {}

    /** A {@code str}. */
    record Text(String value) implements Literal {}

    /** A {@code list}. */
    record ListOf(List<Literal> items) implements Literal {}

    /** A {@code tuple}. */
    record TupleOf(List<Literal> items) implements Literal {}

    /**
     * A {@code set} in the order of the text. Of items that are equal in Python, it contains the
     * first.
     */
    record SetOf(Set<Literal> items) implements Literal {}

    /**
     * A {@code dict} in the order of the text. Of keys that are equal in Python, as 1, 1.0 and
     * True, it contains the first key with the last value.
     */
    record DictOf(Map<Literal, Literal> entries) implements Literal {}
}
