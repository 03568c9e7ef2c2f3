package dev.marquee.movies;

import dev.marquee.basics.PlainJava;
import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.RejectedException;
import dev.marquee.literal.LiteralException;
import dev.marquee.literal.NameListReader;

/** Reads the kinds of fields that several files have. Not thread-safe. */
@PlainJava
public final class Fields {
    private static final String[] NONE = {};

    private final NameListReader lists = new NameListReader();

    /**
     * Returns the value of an id field: digits, optionally followed by {@code .0}. White space
     * around them is ignored.
     *
     * @param reason the phrase by which the record is rejected if the field is not an id
     */
    public static long id(CsvRecord record, int column, String reason) throws RejectedException {
        try {
            return count(record, column);
        } catch (NumberFormatException e) {
            throw new RejectedException(reason, "the id is '" + record.excerpt(column) + "'");
        }
    }

    /**
     * Returns the value of a field that is a whole number of at least 0, as {@link
     * CsvRecord#wholeNumber} reads it.
     *
     * @throws NumberFormatException if the field is something else, or does not fit 64 bits
     */
    public static long count(CsvRecord record, int column) {
        long number = record.wholeNumber(column);
        if (number < 0) {
            throw new NumberFormatException("a negative number");
        }
        return number;
    }

    /**
     * Returns the names in a list, in any form that {@link NameListReader} reads.
     *
     * @param name the column's name, for messages
     * @param key the key of the name in an element that is a dictionary
     * @param reason the phrase by which the record is rejected if the field is not such a list
     */
    public String[] strings(CsvRecord record, int column, String name, String key, String reason)
            throws RejectedException {
        try {
            return lists.names(record.text(column), key).toArray(NONE);
        } catch (LiteralException e) {
            throw new RejectedException(reason, name + ": " + e.getMessage());
        }
    }
}
