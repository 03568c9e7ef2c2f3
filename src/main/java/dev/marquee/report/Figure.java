package dev.marquee.report;

/**
 * A number with its name.
 *
 * @param name what it counts
 * @param value the number, as it is shown
 * @param note what explains it; may be empty
 */
record Figure(String name, String value, String note) {
    Figure(String name, String value) {
        this(name, value, "");
    }
}
