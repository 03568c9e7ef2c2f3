package dev.marquee.sample;

/**
 * The slots of {@link Lists#EVENTFUL}, of three kinds: a few for worldwide videos, filled with the
 * same videos in every country; about a third for videos that some countries share; the rest for
 * the country's own.
 */
final class EventfulSlots implements ListSlots {

    /**
     * The number of worldwide videos on every list at any time, or {@link #WORLDWIDE_PERCENT} of a
     * list where that is more; but they never take more than two thirds of a list. So even a small
     * sample has some videos that are listed everywhere for three weeks.
     */
    private static final int WORLDWIDE_A_DAY = 6;

    private static final int WORLDWIDE_PERCENT = 3;
    private static final int SHARED_PERCENT = 30;

    private final String country;
    private final SlotTimeline worldwide;
    private final SlotTimeline shared;
    private final SlotTimeline own;

    /**
     * @param shortestList of all countries, so that all have the same videos in the same slots
     * @param longestList of this country
     */
    EventfulSlots(long seed, String country, int shortestList, int longestList) {
        this.country = country;
        int worldwideSlots =
                Math.min(
                        Math.max(WORLDWIDE_A_DAY, shortestList * WORLDWIDE_PERCENT / 100),
                        shortestList * 2 / 3);
        int sharedSlots = (shortestList - worldwideSlots) * SHARED_PERCENT / 100;
        worldwide = new SlotTimeline(Reach.WORLDWIDE, worldwideSlots, Dice.seed(seed, 1));
        shared = new SlotTimeline(Reach.SEVERAL_COUNTRIES, sharedSlots, Dice.seed(seed, 2));
        own =
                new SlotTimeline(
                        Reach.ONE_COUNTRY,
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
        for (int slot = 0; slot < length; slot++) {
            int place = slot - worldwide.slots();
            if (place < 0) {
                chosen.add(worldwide, slot);
            } else if (place < shared.slots() && reachesThisCountry(shared.videoSeed(place))) {
                chosen.add(shared, place);
            } else {
                chosen.add(own, slot);
            }
        }
    }

    /** Between a fifth and nine tenths of the countries, as the video will have it. */
    private boolean reachesThisCountry(long video) {
        Dice dice = new Dice(Dice.seed(video, 5));
        int share = 20 + dice.below(70);
        return new Dice(Dice.seed(video, country.hashCode())).percent(share);
    }
}
