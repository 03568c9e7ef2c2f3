package dev.marquee.trending.worldwide;

/**
 * The days that count for a video.
 *
 * @param days how many
 * @param firstDay the first, in days since 1970-01-01
 * @param lastDay the last
 */
record DaysTogether(int days, int firstDay, int lastDay) {
    static final DaysTogether NONE = new DaysTogether(0, 0, 0);
}
