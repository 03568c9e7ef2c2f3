package dev.marquee.trending.topday;

/**
 * The rows of one day, reduced to what the question needs.
 *
 * @param day days since 1970-01-01
 * @param videos the videos of the rows, each once
 * @param views the views of each
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
public record LikedDay(int day, String[] videos, VideoOfDay[] views) {}
