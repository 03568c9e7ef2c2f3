package dev.marquee.sample;

/**
 * Which video holds each slot of a list, day by day: a video holds its slot for some days, then the
 * next one does. Follows from the seed alone, so that the file of each country finds the same
 * videos on the same day without a word about them being kept. Not thread-safe.
 */
final class SlotTimeline {

    private final Reach reach;
    private final long[] videos;
    private final int[] firstDays;
    private final int[] endDays;

    SlotTimeline(Reach reach, int slots, long seed) {
        this.reach = reach;
        videos = new long[slots];
        firstDays = new int[slots];
        endDays = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            videos[slot] = Dice.seed(seed, slot);
            Dice dice = new Dice(videos[slot]);
            int days = reach.daysOnTheList(dice);
            // The first day finds videos that have been on the list for a while, but none that is
            // about to leave.
            firstDays[slot] = -dice.below((days + 2) / 3);
            endDays[slot] = firstDays[slot] + days;
        }
    }

    /** Moves on to a day, counted from 0; days never go back. */
    void moveTo(int day) {
        for (int slot = 0; slot < videos.length; slot++) {
            while (endDays[slot] <= day) {
                videos[slot] = Dice.seed(videos[slot], slot);
                firstDays[slot] = endDays[slot];
                endDays[slot] += reach.daysOnTheList(new Dice(videos[slot]));
            }
        }
    }

    int slots() {
        return videos.length;
    }

    long videoSeed(int slot) {
        return videos[slot];
    }

    /**
     * The day on which the slot's video came on the list; below 0 where that was before the first
     * day.
     */
    int firstDay(int slot) {
        return firstDays[slot];
    }

    Reach reach() {
        return reach;
    }
}
