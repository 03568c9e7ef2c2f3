package dev.marquee.csv;

/**
 * A record that is no row, as it is written for the user.
 *
 * @param file the file's URI
 * @param offset the byte at which the record begins; in a compressed file, of what it holds
 * @param reason why, in words
 * @param raw the record's text, cut at 64 KiB
 */
public record RejectedRecord(String file, long offset, String reason, String raw) {}
