package dev.marquee.report;

/**
 * A number with its name.
 *
 * @param name the name of what is counted
 * @param value the number as text
 * @param note an explanation; may be empty
 */
record Figure(String name, String value, String note) {
    Figure(String name, String value) {
        this(name, value, "");
    }
}
