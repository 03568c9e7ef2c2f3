/**
 * Makes sample data: files of trending videos like those that users download, of a chosen size,
 * seed and dirtiness.
 *
 * <p>{@link dev.marquee.sample.SampleGenerator} writes the files of one kind of data, the trending
 * videos. Another kind has a generator of its own beside it; {@code RowBuffer}, {@code Dice},
 * {@code Spread}, {@code Language} and {@code NewFile} know nothing of videos and serve both.
 */
package dev.marquee.sample;
