/**
 * The question {@code worldwide-videos}: the videos that trended for weeks in all countries at the
 * same time, and their thumbnails. {@code rule} decides, without Flink; {@code sightings} ships the
 * rows to the subtask that decides.
 */
package dev.marquee.trending.worldwide;
