package dev.marquee.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Formats numbers, sizes, durations and dates for readers. */
final class PageFormat {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final String[] SIZES = {"bytes", "kB", "MB", "GB", "TB", "PB"};

    private PageFormat() {}

    /** {@code 1,234,567} */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 film}, {@code 2 films} */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 5.23 billion}; numbers below a million are not rounded. */
    static String rounded(long number) {
        if (number < 1_000_000) {
            return number(number);
        }
        double scaled = number;
        String[] names = {"million", "billion", "trillion", "quadrillion"};
        int name = -1;
        while (name + 1 < names.length && scaled >= (name < 0 ? 1e6 : 1e3)) {
            scaled /= name < 0 ? 1e6 : 1e3;
            name++;
        }
        return String.format(
                Locale.ROOT, scaled < 100 ? "%.2f %s" : "%,.0f %s", scaled, names[name]);
    }

    /** {@code 2.9 MB}, in powers of 1000. */
    static String bytes(long bytes) {
        double scaled = bytes;
        int size = 0;
        while (scaled >= 999.95 && size + 1 < SIZES.length) {
            scaled /= 1000;
            size++;
        }
        return size == 0
                ? count(bytes, "byte", "bytes")
                : String.format(Locale.ROOT, "%.1f %s", scaled, SIZES[size]);
    }

    /** {@code 14.9 seconds}, {@code 3 min 20 s}, {@code 2 h 5 min} */
    static String duration(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f seconds", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 7200
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
    }

    /** {@code 23 January 2024}; a text that is not an ISO date is returned unchanged. */
    static String day(String iso) {
        try {
            return DAY.format(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    /** {@code 0.9 %}, the share of a whole; the whole may be 0. */
    static String share(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }
        double percent = 100.0 * part / whole;
        return percent < 0.1 ? "under 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** Returns the English name of an ISO country code, or the code itself if it has none. */
    static String country(String code) {
        return code.matches("[A-Z]{2}")
                ? new Locale("", code).getDisplayCountry(Locale.ENGLISH)
                : code;
    }
}
