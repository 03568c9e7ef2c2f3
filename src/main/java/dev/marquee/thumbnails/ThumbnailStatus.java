package dev.marquee.thumbnails;

import java.util.Locale;

/** How the thumbnail of one video ended. */
public enum ThumbnailStatus {
    /** The image was fetched and is in the folder. */
    DOWNLOADED,
    /** The image was in the folder already; no request was made. */
    PRESENT,
    /** Thumbnails are switched off. */
    SKIPPED,
    /** The server says that there is none (404 or 410), or the video has no link to one. */
    MISSING,
    /** It is not allowed: the id, the URL, its address, the size or the type. */
    REFUSED,
    /** It could not be had this time: the network, the server or the folder failed. */
    FAILED;

    /** The status as results spell it, in lower case: {@code downloaded}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
