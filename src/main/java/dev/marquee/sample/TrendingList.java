package dev.marquee.sample;

import java.io.IOException;

/**
 * Who is on one country's list, day by day. A list has three kinds of slots: a few for worldwide
 * videos, filled with the same videos in every country; about a third for videos that some
 * countries share; the rest for the country's own.
 */
final class TrendingList {

    /**
     * So many worldwide videos are on every list at any time, or {@link #WORLDWIDE_PERCENT} of a
     * list where that is more; but they never take more than two thirds of a list. It is what gives
     * even a small sample some videos that are listed everywhere for three weeks.
     */
    private static final int WORLDWIDE_A_DAY = 6;

    private static final int WORLDWIDE_PERCENT = 3;
    private static final int SHARED_PERCENT = 30;

    private final Calendar calendar;
    private final long rows;
    private final String country;
    private final SlotTimeline worldwide;
    private final SlotTimeline shared;
    private final SlotTimeline own;

    /** Takes a row of a list. */
    interface Visitor {
        /**
         * Takes one.
         *
         * @param firstDay the day on which the video came on the lists
         */
        void listed(long videoSeed, Reach reach, int firstDay, int day) throws IOException;
    }

    TrendingList(SampleSettings settings, Calendar calendar, int countryIndex) {
        this.calendar = calendar;
        country = settings.countriesWithFile().get(countryIndex);
        int countries = settings.countriesWithFile().size();
        int days = calendar.daysWithLists();
        rows = settings.rows() / countries + (countryIndex < settings.rows() % countries ? 1 : 0);
        // The same for every country, or they would not have the same videos in these slots.
        int shortestList = (int) (settings.rows() / countries / days);
        int worldwideSlots =
                Math.min(
                        Math.max(WORLDWIDE_A_DAY, shortestList * WORLDWIDE_PERCENT / 100),
                        shortestList * 2 / 3);
        int sharedSlots = (shortestList - worldwideSlots) * SHARED_PERCENT / 100;
        int longestList = (int) (rows / days + 1);
        worldwide =
                new SlotTimeline(Reach.WORLDWIDE, worldwideSlots, Dice.seed(settings.seed(), 1));
        shared =
                new SlotTimeline(
                        Reach.SEVERAL_COUNTRIES, sharedSlots, Dice.seed(settings.seed(), 2));
        own =
                new SlotTimeline(
                        Reach.ONE_COUNTRY,
                        longestList,
                        Dice.seed(Dice.seed(settings.seed(), 3), country.hashCode()));
    }

    /** Goes through all days in order, and through each day's list in no particular order. */
    void forEach(Visitor visitor) throws IOException {
        int days = calendar.daysWithLists();
        int listsBefore = 0;
        for (int day = 0; day < calendar.days(); day++) {
            if (calendar.isMissing(day)) {
                continue;
            }
            worldwide.moveTo(day);
            shared.moveTo(day);
            own.moveTo(day);
            int length = (int) (rows * (listsBefore + 1) / days - rows * listsBefore / days);
            listsBefore++;
            // A stride without a common divisor reaches every slot once.
            long stride = length % 7919 == 0 ? 7907 : 7919;
            for (int position = 0; position < length; position++) {
                int slot = (int) ((position * stride + day) % length);
                visit(visitor, slot, day);
            }
        }
    }

    private void visit(Visitor visitor, int slot, int day) throws IOException {
        SlotTimeline timeline = own;
        int place = slot;
        if (slot < worldwide.slots()) {
            timeline = worldwide;
        } else if (slot - worldwide.slots() < shared.slots()
                && reachesThisCountry(shared.videoSeed(slot - worldwide.slots()))) {
            timeline = shared;
            place = slot - worldwide.slots();
        }
        visitor.listed(timeline.videoSeed(place), timeline.reach(), timeline.firstDay(place), day);
    }

    /** Between a fifth and nine tenths of the countries, as the video will have it. */
    private boolean reachesThisCountry(long video) {
        Dice dice = new Dice(Dice.seed(video, 5));
        int share = 20 + dice.below(70);
        return new Dice(Dice.seed(video, country.hashCode())).percent(share);
    }
}
