package dev.marquee.movies;

/**
 * The position of a record in the input: file and byte offset. Of records that repeat each other,
 * the first position counts: by the file's path, then by the offset in it.
 *
 * @param file the file's URI
 * @param offset the offset in bytes at which the record begins
 */
public record Place(String file, long offset) {
    /** Whether this position comes before another. */
    public boolean isBefore(Place other) {
        int files = file.compareTo(other.file);
        return files < 0 || (files == 0 && offset < other.offset);
    }
}
