package dev.marquee.movies;

import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.RejectedException;
import dev.marquee.literal.LiteralException;
import dev.marquee.literal.LiteralReader;

/** Reads the kinds of fields that several files have. Not thread-safe. */
public final class Fields {
    private static final String[] NONE = {};

    private final LiteralReader literals = new LiteralReader();

    /**
     * An id: digits only, white space around them ignored.
     *
     * @param reason the phrase by which the record is rejected otherwise
     */
    public static long id(CsvRecord record, int column, String reason) throws RejectedException {
        try {
            long id = record.wholeNumber(column);
            if (id >= 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // The message below says what it is instead.
        }
        throw new RejectedException(reason, "the id is '" + record.strippedText(column) + "'");
    }

    /**
     * The values of a key in a list of dicts, written as a literal of Python's; an empty field is
     * an empty list.
     *
     * @param reason the phrase by which the record is rejected if it is none
     */
    public String[] strings(CsvRecord record, int column, String name, String key, String reason)
            throws RejectedException {
        String field = record.text(column);
        if (field.isEmpty()) {
            return NONE;
        }
        try {
            return literals.strings(field, key).toArray(NONE);
        } catch (LiteralException e) {
            throw new RejectedException(reason, name + ": " + e.getMessage());
        }
    }
}
