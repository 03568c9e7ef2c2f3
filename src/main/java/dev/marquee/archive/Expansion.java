package dev.marquee.archive;

/**
 * How much larger than its packed form a file may be. Lists of videos and films unpack to 2 to 20
 * times their size, and a file that is made to exhaust its reader to about 1,000 times.
 */
public final class Expansion {
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final long MOST = 200;

    private Expansion() {}

    /** Whether a file unpacks to more than is read. */
    public static boolean isTooLarge(long packedBytes, long bytes) {
        return bytes > ALWAYS_ALLOWED && bytes / MOST > packedBytes;
    }

    /** Why such a file is not read any further, for a sentence that begins with its name. */
    public static String cause() {
        return "unpacks to more than %d times its size, as a zip bomb does".formatted(MOST);
    }
}
