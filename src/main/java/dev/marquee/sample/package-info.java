/**
 * Makes sample data: files of trending videos and of films like those that users download, of a
 * chosen size, seed and dirtiness; and the demonstration, which runs the jobs on some.
 *
 * <p>{@link dev.marquee.sample.SampleGenerator} writes the files of the trending videos, {@link
 * dev.marquee.sample.FilmGenerator} those of the films; {@code RowBuffer}, {@code Dice}, {@code
 * Spread}, {@code Language} and {@code NewFile} know nothing of either and serve both.
 */
package dev.marquee.sample;
