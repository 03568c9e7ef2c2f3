package dev.marquee.literal;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value that a Python literal stands for. Immutable; its collections cannot be changed. */
public sealed interface Literal {

    /** {@code None}. */
    record None() implements Literal {}

    /** {@code True} or {@code False}. */
    record Truth(boolean value) implements Literal {}

    /** An {@code int}. */
    record WholeNumber(BigInteger value) implements Literal {}

    /** A {@code float}; infinite where the number written is too large. */
    record RealNumber(double value) implements Literal {}

    /** A {@code str}. */
    record Text(String value) implements Literal {}

    /** A {@code list}. */
    record ListOf(List<Literal> items) implements Literal {}

    /** A {@code tuple}. */
    record TupleOf(List<Literal> items) implements Literal {}

    /** A {@code set}; of items that are equal in Python the first, in the order of the text. */
    record SetOf(Set<Literal> items) implements Literal {}

    /**
     * A {@code dict}; of keys that are equal in Python (1, 1.0 and True are) the first key with the
     * last value, in the order of the text.
     */
    record DictOf(Map<Literal, Literal> entries) implements Literal {}
}
