package dev.marquee.report;

import java.util.List;

/**
 * The parts that all pages have.
 *
 * @param title the page's name
 * @param subtitle the input of the run, in one line
 * @param links links to the sections of the page
 * @param figures the numbers of the run
 * @param blocks the data for the scripts
 */
record Frame(
        String title,
        String subtitle,
        List<Link> links,
        List<Figure> figures,
        List<DataBlock> blocks,
        Assets assets) {
    /**
     * A link to a section.
     *
     * @param id the section's id
     * @param name its name
     */
    record Link(String id, String name) {}
}
