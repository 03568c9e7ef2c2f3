package dev.marquee.csv;

import dev.marquee.basics.PlainJava;

/** Shortens texts of a file for messages: a field may have a megabyte. */
@PlainJava
public final class Excerpt {
    private static final int CHARACTERS = 100;

    private Excerpt() {}

    /** Returns the text; a longer one is cut to its first 100 characters and "…". */
    public static String of(String text) {
        return of(text, CHARACTERS);
    }

    static String of(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        // Do not cut between the two halves of a surrogate pair.
        int end =
                Character.isHighSurrogate(text.charAt(characters - 1))
                        ? characters - 1
                        : characters;
        return text.substring(0, end) + "…";
    }
}
