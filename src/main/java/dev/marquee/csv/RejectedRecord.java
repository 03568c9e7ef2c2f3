package dev.marquee.csv;

/**
 * A record that is not a row, in the form in which it is written for the user.
 *
 * @param file the file's URI
 * @param offset the offset in bytes at which the record begins; in a compressed file, after
 *     decompression
 * @param reason why, in words
 * @param raw the record's text, cut at 64 KiB
 */
public record RejectedRecord(String file, long offset, String reason, String raw) {}
