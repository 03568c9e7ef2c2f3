package dev.marquee.thumbnails;

import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * What is known of a video before its thumbnail is fetched.
 *
 * @param videoId names the image's file, so it is used only where {@link #hasSafeId()}
 * @param url where the row says that the image is; null or blank where it says nothing
 */
public record ThumbnailRequest(String videoId, @Nullable String url) {

    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Whether the id can be a file name: 1 to 64 of {@code A-Z a-z 0-9 _ -}, so never a path. */
    boolean hasSafeId() {
        return videoId != null && SAFE_ID.matcher(videoId).matches();
    }
}
