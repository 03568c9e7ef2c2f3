package dev.marquee.trending;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days of the data sets: {@code yy.dd.mm} in the 2017 layout, always of this century, and ISO
 * in the 2020 layout, with or without a time in UTC, which is not looked at.
 */
final class TrendingDate {
    private static final Pattern SHORT = Pattern.compile("(\\d\\d)\\.(\\d\\d)\\.(\\d\\d)");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)?");

    private TrendingDate() {}

    /**
     * The day, in days since 1970-01-01.
     *
     * @throws DateTimeException if the text is no day
     */
    static int epochDay(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            return epochDay(2000 + number(matcher, 1), number(matcher, 3), number(matcher, 2));
        }
        matcher = ISO.matcher(text);
        if (matcher.matches() && number(matcher, 1) > 0) {
            return epochDay(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        }
        throw new DateTimeException("'" + text + "' is no day");
    }

    private static int epochDay(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
