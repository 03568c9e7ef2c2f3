package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.util.BitSet;

/**
 * The days of a sample, counted from 0, and the text of each; a few are missing where there is
 * dirt.
 */
final class Calendar {

    /** Fewer days than this have no gap, since it would show too much. */
    private static final int FEWEST_DAYS_WITH_A_GAP = 14;

    /** So many days before the first one a video may have been published. */
    private static final int DAYS_BEFORE = 60;

    private final int days;
    private final byte[][] isoDays;
    private final byte[][] shortDays;
    private final BitSet missing;

    Calendar(LocalDate firstDay, int days, double dirt, long seed) {
        this.days = days;
        isoDays = new byte[DAYS_BEFORE + days][];
        shortDays = new byte[DAYS_BEFORE + days][];
        for (int i = 0; i < isoDays.length; i++) {
            LocalDate day = firstDay.plusDays(i - DAYS_BEFORE);
            String iso = day.toString();
            isoDays[i] = iso.getBytes(US_ASCII);
            shortDays[i] =
                    (iso.substring(2, 4) + "." + iso.substring(8, 10) + "." + iso.substring(5, 7))
                            .getBytes(US_ASCII);
        }
        missing = missing(days, dirt, new Dice(Dice.seed(seed, days)));
    }

    int days() {
        return days;
    }

    int daysWithLists() {
        return days - missing.cardinality();
    }

    boolean isMissing(int day) {
        return missing.get(day);
    }

    /** As 2024-01-31. */
    byte[] iso(int day) {
        return isoDays[DAYS_BEFORE + day];
    }

    /** As 24.31.01. */
    byte[] yearDayMonth(int day) {
        return shortDays[DAYS_BEFORE + day];
    }

    /** One day or more, but at most a tenth, and neither the first nor the last. */
    private static BitSet missing(int days, double dirt, Dice dice) {
        BitSet missing = new BitSet(days);
        if (dirt > 0 && days >= FEWEST_DAYS_WITH_A_GAP) {
            int count = (int) Math.max(1, days * Math.min(dirt, 0.1));
            while (missing.cardinality() < count) {
                missing.set(1 + dice.below(days - 2));
            }
        }
        return missing;
    }
}
