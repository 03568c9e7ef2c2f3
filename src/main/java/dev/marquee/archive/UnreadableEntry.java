package dev.marquee.archive;

/**
 * An entry of a zip archive that cannot be read.
 *
 * @param name its name as the archive states it, shortened if it is very long
 * @param cause why it cannot be read, for a sentence that begins with the name
 */
public record UnreadableEntry(String name, String cause) {}
