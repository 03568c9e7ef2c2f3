package dev.marquee.csv;

/** Divides the bytes of a stored file among the reads, so that each byte counts once. */
final class ReadBytes {
    private long counted;

    /**
     * @param start the position in the stored file at which reading begins
     */
    ReadBytes(long start) {
        counted = start;
    }

    /** Continues at another position; the bytes before it were counted by other reads. */
    void continueAt(long position) {
        counted = position;
    }

    /**
     * Returns the number of bytes up to a position that were not counted yet; 0 if the position is
     * before the last one.
     */
    long upTo(long position) {
        long bytes = Math.max(0, position - counted);
        counted += bytes;
        return bytes;
    }
}
