package dev.marquee.literal;

/** What an entry of the {@link Tape} is. */
enum Kind {
    NONE("None"),
    TRUE("True"),
    FALSE("False"),
    WHOLE("a whole number"),
    NEGATIVE_WHOLE("a whole number"),
    REAL("a real number"),
    NEGATIVE_REAL("a real number"),
    /** A string that is its own value: from start to end, without the quotes. */
    PLAIN_TEXT("a string"),
    /** A string to be decoded: from start to end, with prefixes and quotes, and all its parts. */
    TEXT("a string"),
    LIST("a list"),
    TUPLE("a tuple"),
    SET("a set"),
    DICT("a dict"),
    /** Parentheses around one value, which is the next entry. */
    GROUP("parentheses");

    private final String description;

    Kind(String description) {
        this.description = description;
    }

    boolean isText() {
        return this == PLAIN_TEXT || this == TEXT;
    }

    @Override
    public String toString() {
        return description;
    }
}
