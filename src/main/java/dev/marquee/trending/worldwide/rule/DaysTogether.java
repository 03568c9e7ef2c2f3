package dev.marquee.trending.worldwide.rule;

/**
 * The days that count for a video.
 *
 * @param days the number of days
 * @param firstDay the first day, in days since 1970-01-01
 * @param lastDay the last day
 */
public record DaysTogether(int days, int firstDay, int lastDay) {
    static final DaysTogether NONE = new DaysTogether(0, 0, 0);
}
