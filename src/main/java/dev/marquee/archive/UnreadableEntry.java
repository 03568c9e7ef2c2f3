package dev.marquee.archive;

/**
 * An entry of a zip archive that cannot be read.
 *
 * @param name its name as the archive has it, shortened if it is very long
 * @param cause why not, for a sentence that begins with the name
 */
public record UnreadableEntry(String name, String cause) {}
