package dev.marquee.trending.worldwide;

import dev.marquee.job.CodePoints;

/**
 * How a video looks in its latest listing: of equal days the smallest country's, then the smallest
 * title's, then the smallest link's.
 *
 * @param day days since 1970-01-01
 * @param country the country's number
 */
public record Appearance(int day, short country, String title, String thumbnail) {
    boolean isBefore(Appearance other) {
        if (day != other.day) {
            return day > other.day;
        }
        if (country != other.country) {
            return country < other.country;
        }
        int byTitle = CodePoints.compare(title, other.title);
        return byTitle < 0 || (byTitle == 0 && CodePoints.compare(thumbnail, other.thumbnail) < 0);
    }
}
