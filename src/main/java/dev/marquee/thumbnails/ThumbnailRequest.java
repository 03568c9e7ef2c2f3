package dev.marquee.thumbnails;

import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * A video whose thumbnail is to be fetched.
 *
 * @param videoId names the image's file, so it is used only where {@link #hasSafeId()}
 * @param url the link in the row; null or blank if there is none
 */
public record ThumbnailRequest(String videoId, @Nullable String url) {

    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Whether the id can be a file name: 1 to 64 of {@code A-Z a-z 0-9 _ -}, so never a path. */
    boolean hasSafeId() {
        return videoId != null && SAFE_ID.matcher(videoId).matches();
    }
}
