package dev.marquee.trending.worldwide.rule;

import dev.marquee.trending.Country;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;

/** Decides on which days a video trended in all countries together. Immutable. */
public final class WorldwideRule implements Serializable {
    private static final long serialVersionUID = 1L;

    private final BitSet countries = new BitSet(Country.LIMIT);
    private final int countryCount;
    private final Together together;
    private final int minDays;

    /**
     * @param countries the codes of all the countries
     * @param together the meaning of trending together
     * @param minDays the number of days from which a video is worldwide, at least 1
     */
    public WorldwideRule(List<String> countries, Together together, int minDays) {
        countries.forEach(code -> this.countries.set(Country.number(code)));
        this.countryCount = this.countries.cardinality();
        this.together = together;
        this.minDays = minDays;
    }

    /** Whether a country is one of those of the rule. */
    public boolean asksFor(short country) {
        return countries.get(country);
    }

    /** Whether the days are enough. */
    public boolean isWorldwide(DaysTogether days) {
        return countryCount > 0 && days.days() >= minDays;
    }

    /** The days on which a video trended together. */
    public DaysTogether daysTogether(Listings listings) {
        return switch (together) {
            case SAME_DAY -> sameDay(listings, false);
            case CONSECUTIVE -> sameDay(listings, true);
            case ANY_DAY -> anyDay(listings);
        };
    }

    private DaysTogether sameDay(Listings listings, boolean longestRunOnly) {
        DaysTogether best = DaysTogether.NONE;
        DaysTogether current = DaysTogether.NONE;
        int index = 0;
        while (index < listings.size) {
            int day = listings.day(index);
            int present = 0;
            for (; index < listings.size && listings.day(index) == day; index++) {
                present += asksFor(listings.country(index)) ? 1 : 0;
            }
            if (present < countryCount) {
                continue;
            }
            boolean goesOn =
                    current.days() > 0 && (!longestRunOnly || day == current.lastDay() + 1);
            current =
                    goesOn
                            ? new DaysTogether(current.days() + 1, current.firstDay(), day)
                            : new DaysTogether(1, day, day);
            best = current.days() > best.days() ? current : best;
        }
        return best;
    }

    private DaysTogether anyDay(Listings listings) {
        BitSet present = new BitSet(Country.LIMIT);
        DaysTogether all = DaysTogether.NONE;
        for (int index = 0; index < listings.size; index++) {
            if (asksFor(listings.country(index))) {
                present.set(listings.country(index));
                int day = listings.day(index);
                if (all.days() == 0) {
                    all = new DaysTogether(1, day, day);
                } else if (day != all.lastDay()) {
                    all = new DaysTogether(all.days() + 1, all.firstDay(), day);
                }
            }
        }
        return present.cardinality() == countryCount ? all : DaysTogether.NONE;
    }
}
