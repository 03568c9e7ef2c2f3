/**
 * The rules of the question {@code worldwide-videos}, without Flink: on which days a video counts
 * as trending in all countries together, and which of its appearances is the latest.
 */
package dev.marquee.trending.worldwide.rule;
