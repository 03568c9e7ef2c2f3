package dev.marquee.trending;

import dev.marquee.basics.PlainJava;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Countries, by two capital letters (ISO 3166-1 alpha-2 in the data sets; any two letters do), and
 * their numbers: 0 for AA to 675 for ZZ, small enough for a bit set and the same in every run.
 */
@PlainJava
public final class Country {
    /** How many countries two letters can name. */
    public static final int LIMIT = 26 * 26;

    private static final Pattern CATEGORY_FILE = Pattern.compile("([A-Z]{2})_category_id\\.json");

    private Country() {}

    /** Whether a text is two capital letters. */
    public static boolean isCode(String text) {
        return text.length() == 2 && isCapital(text.charAt(0)) && isCapital(text.charAt(1));
    }

    /** The number of a code, for which {@link #isCode} holds. */
    public static short number(String code) {
        return (short) ((code.charAt(0) - 'A') * 26 + code.charAt(1) - 'A');
    }

    /** The code of a number; codes and numbers have the same order. */
    public static String code(short number) {
        return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
    }

    /** The name at the end of a path, which may be any text. */
    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The country of a file of categories: {@code XX_category_id.json}. */
    static Optional<String> ofCategoryFile(String fileName) {
        return group(CATEGORY_FILE, fileName);
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
