package dev.marquee.trending;

import dev.marquee.basics.PlainJava;
import dev.marquee.csv.Excerpt;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days of the data sets: {@code yy.dd.mm} as in the 2017 layout, always of this century, else
 * {@code yyyy-mm-dd} or {@code yyyy.mm.dd}, alone or followed by a time. The day is the one that is
 * written, whatever the time and its offset.
 */
@PlainJava
final class TrendingDate {
    private static final Pattern SHORT = Pattern.compile("(\\d\\d)\\.(\\d\\d)\\.(\\d\\d)");
    private static final Pattern ISO =
            Pattern.compile(
                    "(\\d{4})([-.])(\\d\\d)\\2(\\d\\d)"
                            + "(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d++)?)?"
                            + "(?:Z|[+-]\\d\\d:?\\d\\d)?)?");

    private TrendingDate() {}

    /**
     * The day, in days since 1970-01-01.
     *
     * @throws DateTimeException if the text is not a day; the message says which form is wanted
     */
    static int epochDay(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            return epochDay(2000 + number(matcher, 1), number(matcher, 3), number(matcher, 2));
        }
        matcher = ISO.matcher(text);
        if (matcher.matches() && number(matcher, 1) > 0) {
            return epochDay(number(matcher, 1), number(matcher, 3), number(matcher, 4));
        }
        throw new DateTimeException(
                "'"
                        + Excerpt.of(text)
                        + "' is not a date of the form yyyy-mm-dd or yyyy.mm.dd, maybe with a time,"
                        + " or yy.dd.mm as in 2017");
    }

    private static int epochDay(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
