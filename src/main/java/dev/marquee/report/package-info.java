/**
 * Draws an output folder as one self-contained HTML page. Reads the results as they are published
 * (JSON Lines and {@code summary.json}), so it depends on no job.
 */
package dev.marquee.report;
