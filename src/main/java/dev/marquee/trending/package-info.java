/**
 * The questions about the videos that trend on YouTube.
 *
 * <p>{@link dev.marquee.trending.TrendingJob} is the command, {@link
 * dev.marquee.trending.TrendingPipeline} the graph, a list of questions; {@code VideoLayout} is the
 * table of the layouts, and {@code VideoTable} reads records in any of them into batches. Each
 * question has a package of its own, in which the rule is plain Java and the function adapts it to
 * Flink.
 */
package dev.marquee.trending;
