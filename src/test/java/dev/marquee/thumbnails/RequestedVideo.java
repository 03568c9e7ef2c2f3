package dev.marquee.thumbnails;

import javax.annotation.Nullable;

/** What a caller's stream may carry: here only what the download needs. */
public record RequestedVideo(String id, @Nullable String url) {

    ThumbnailRequest request() {
        return new ThumbnailRequest(id, url);
    }
}
