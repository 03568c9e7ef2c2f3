package dev.marquee.csv;

/** Cuts texts of a file for messages: a field may have a megabyte. */
public final class Excerpt {
    private static final int CHARACTERS = 100;

    private Excerpt() {}

    /** The text, or of a longer one its first 100 characters and "…". */
    public static String of(String text) {
        return of(text, CHARACTERS);
    }

    static String of(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        // Both halves of a character, or none.
        int end =
                Character.isHighSurrogate(text.charAt(characters - 1))
                        ? characters - 1
                        : characters;
        return text.substring(0, end) + "…";
    }
}
