package dev.marquee.movies;

/**
 * Where a record stands in the input. Of records that repeat each other the first place counts: by
 * the file's path, then by the offset in it.
 *
 * @param file the file's URI
 * @param offset the byte at which the record begins
 */
public record Place(String file, long offset) {
    /** Whether this place comes before another. */
    public boolean isBefore(Place other) {
        int files = file.compareTo(other.file);
        return files < 0 || (files == 0 && offset < other.offset);
    }
}
