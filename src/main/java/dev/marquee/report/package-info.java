/**
 * Draws an output folder as one self-contained HTML page. Reads the published results (JSON Lines
 * and {@code summary.json}), so it does not depend on the jobs.
 */
package dev.marquee.report;
