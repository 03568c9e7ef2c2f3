package dev.marquee.sample;

/** What may be wrong with one row; each kind is as likely as any other. */
enum Damage {
    NONE,
    /** The id was destroyed by a spreadsheet; the thumbnail link still has it. */
    ID_NAME_ERROR,
    ID_VALUE_ERROR,
    /** The id was destroyed by a spreadsheet, and so was the thumbnail link. */
    ID_AND_THUMBNAIL,
    /** A byte of Windows-1252 in the title. */
    NOT_UTF_8,
    /** A carriage return inside a tag, between the field's quotes. */
    RETURN_IN_TAG,
    /** A newline where a comma should be: two records, both too short. */
    CUT_IN_TWO,
    FIELD_MISSING,
    FIELD_TOO_MANY,
    NUMBER,
    DATE,
    NO_TAGS,
    /** An empty line before the row. */
    BLANK_LINE,
    /** Returns beside the newlines in the description. */
    RETURNS_IN_DESCRIPTION,
    /** The row before it is repeated, in its place. */
    REPEATED;

    private static final Damage[] ALL = values();

    static Damage draw(Dice dice) {
        return ALL[1 + dice.below(ALL.length - 1)];
    }
}
