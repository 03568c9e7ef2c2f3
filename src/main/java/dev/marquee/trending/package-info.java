/**
 * The three questions about the videos that trend on YouTube.
 *
 * <p>{@link dev.marquee.trending.TrendingJob} is the command, {@link
 * dev.marquee.trending.TrendingPipeline} the graph; {@code VideoTable} makes a {@link
 * dev.marquee.trending.Listing} of a record in either layout; each question has a package of its
 * own, in which the rule is plain Java and the function adapts it to Flink.
 */
package dev.marquee.trending;
