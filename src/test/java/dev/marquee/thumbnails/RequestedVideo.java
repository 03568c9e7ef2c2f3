package dev.marquee.thumbnails;

import javax.annotation.Nullable;

/** An element of the tests' stream, with only the values that a download needs. */
public record RequestedVideo(String id, @Nullable String url) {

    ThumbnailRequest request() {
        return new ThumbnailRequest(id, url);
    }
}
