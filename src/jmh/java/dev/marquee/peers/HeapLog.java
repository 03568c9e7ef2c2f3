package dev.marquee.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The peak heap and the live heap of a JVM, from its GC log.
 *
 * @param peakMiB the largest used heap before a collection
 * @param liveMiB the largest used heap after a collection
 */
record HeapLog(long peakMiB, long liveMiB) {
    private static final Pattern COLLECTION = Pattern.compile(" (\\d+)M->(\\d+)M\\(\\d+M\\)");

    /** Returns the JVM option to write such a log. */
    static String option(Path file) {
        return "-Xlog:gc:file=" + file;
    }

    static HeapLog read(Path file) throws IOException {
        long peak = 0;
        long live = 0;
        Matcher collection = COLLECTION.matcher(Files.readString(file));
        while (collection.find()) {
            peak = Math.max(peak, Long.parseLong(collection.group(1)));
            live = Math.max(live, Long.parseLong(collection.group(2)));
        }
        return new HeapLog(peak, live);
    }
}
