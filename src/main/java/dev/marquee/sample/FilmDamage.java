package dev.marquee.sample;

/** What may be wrong with one record of the films' files; each kind is as likely as any other. */
enum FilmDamage {
    NONE,
    /** A newline in the middle of a text without quotes: two records, both too short. */
    CUT_IN_TWO,
    FIELD_MISSING,
    /** Something else in the place of the number of the film, or of the rating. */
    NUMBER,
    /** A date in the form of no calendar. */
    DATE,
    /** A list that ends in the middle. */
    LIST,
    /** A poster's path in the place of the budget. */
    BUDGET,
    /** A byte of Windows-1252 in the title. */
    NOT_UTF_8,
    /** An empty line before the record. */
    BLANK_LINE,
    /** The record twice. */
    REPEATED;

    private static final FilmDamage[] ALL = values();

    static FilmDamage draw(Dice dice) {
        return ALL[1 + dice.below(ALL.length - 1)];
    }
}
