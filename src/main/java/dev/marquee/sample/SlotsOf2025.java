package dev.marquee.sample;

/**
 * The slots of {@link Lists#YEAR_2025}. Each video reaches a share of the countries of its own:
 * many reach few, and few reach many, by a power law. All lists are made of the same slots, each
 * country's of those whose videos reach it, and the country's own videos fill the rest.
 */
final class SlotsOf2025 implements ListSlots {

    private static final int WORLDWIDE_PERCENT = 2;

    /** Of these, one in seven or eight reaches a country, and so makes four fifths of its list. */
    private static final int SHARED_SLOTS_FOR_A_ROW = 6;

    private static final int TEN_THOUSAND = 10_000;

    /**
     * The share of the countries that a video reaches, in ten-thousandths. The number of videos of
     * a share falls with its power of -1.6: that gives four countries the videos in common that
     * they have in 2025.
     */
    private static final Spread SHARE_OF_COUNTRIES =
            Spread.of(
                    0,
                    200,
                    468,
                    500,
                    685,
                    1000,
                    829,
                    2000,
                    945,
                    5000,
                    975,
                    7000,
                    993,
                    9000,
                    1000,
                    TEN_THOUSAND);

    private final String country;
    private final SlotTimeline worldwide;
    private final SlotTimeline shared;
    private final SlotTimeline own;

    /**
     * @param shortestList of all countries, so that all have the same videos in the same slots
     * @param longestList of this country
     */
    SlotsOf2025(long seed, String country, int shortestList, int longestList) {
        this.country = country;
        int worldwideSlots =
                Math.min(Math.max(1, shortestList * WORLDWIDE_PERCENT / 100), shortestList / 2);
        worldwide = new SlotTimeline(Reach.WORLDWIDE_IN_2025, worldwideSlots, Dice.seed(seed, 1));
        shared =
                new SlotTimeline(
                        Reach.SEVERAL_COUNTRIES_IN_2025,
                        (shortestList - worldwideSlots) * SHARED_SLOTS_FOR_A_ROW,
                        Dice.seed(seed, 2));
        own =
                new SlotTimeline(
                        Reach.ONE_COUNTRY_IN_2025,
                        longestList,
                        Dice.seed(Dice.seed(seed, 3), country.hashCode()));
    }

    @Override
    public void moveTo(int day) {
        worldwide.moveTo(day);
        shared.moveTo(day);
        own.moveTo(day);
    }

    @Override
    public void choose(int length, Chosen chosen) {
        for (int slot = 0; slot < worldwide.slots(); slot++) {
            chosen.add(worldwide, slot);
        }
        for (int slot = 0; slot < shared.slots() && chosen.length() < length; slot++) {
            if (reachesThisCountry(shared.videoSeed(slot))) {
                chosen.add(shared, slot);
            }
        }
        for (int slot = 0; chosen.length() < length; slot++) {
            chosen.add(own, slot);
        }
    }

    private boolean reachesThisCountry(long video) {
        long share = SHARE_OF_COUNTRIES.draw(new Dice(Dice.seed(video, 5)));
        return new Dice(Dice.seed(video, country.hashCode())).below(TEN_THOUSAND) < share;
    }
}
