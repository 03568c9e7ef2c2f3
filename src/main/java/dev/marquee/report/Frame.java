package dev.marquee.report;

import java.util.List;

/**
 * The parts that every page has.
 *
 * @param title the page's name
 * @param subtitle what the run read, in a line
 * @param links the sections that the page has
 * @param figures the numbers of the run
 * @param blocks the data that the scripts read
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
