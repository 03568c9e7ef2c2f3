package dev.marquee.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads peak and live heap from a JVM's GC log.
 *
 * @param peakMiB the peak: the largest heap in use at the beginning of a collection
 * @param liveMiB the largest heap in use after a collection
 */
record HeapLog(long peakMiB, long liveMiB) {
    private static final Pattern COLLECTION = Pattern.compile(" (\\d+)M->(\\d+)M\\(\\d+M\\)");

    /** The option of a JVM that makes it write such a log. */
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
