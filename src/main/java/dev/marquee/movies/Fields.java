package dev.marquee.movies;

import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.RejectedException;
import dev.marquee.literal.LiteralException;
import dev.marquee.literal.NameListReader;

/** Reads the kinds of fields that several files have. Not thread-safe. */
public final class Fields {
    private static final String[] NONE = {};

    private final NameListReader lists = new NameListReader();

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
     * The names in a list, in any form that {@link NameListReader} reads.
     *
     * @param name the column's name, for messages
     * @param key where the name is in an element that is a dictionary
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
