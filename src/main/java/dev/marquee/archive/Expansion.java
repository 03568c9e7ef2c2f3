package dev.marquee.archive;

/**
 * Limits how much larger than its packed form a file may be. Lists of videos and films unpack to 2
 * to 20 times their size. A file that is made to exhaust its reader unpacks to about 1,000 times
 * its size.
 */
public final class Expansion {
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final long MOST = 200;

    private Expansion() {}

    /** Whether a file unpacks to more than the limit. */
    public static boolean isTooLarge(long packedBytes, long bytes) {
        return bytes > ALWAYS_ALLOWED && bytes / MOST > packedBytes;
    }

    /**
     * Returns the cause why such a file is not read any further, for a sentence that begins with
     * its name.
     */
    public static String cause() {
        return "unpacks to more than %d times its size, as a zip bomb does".formatted(MOST);
    }
}
