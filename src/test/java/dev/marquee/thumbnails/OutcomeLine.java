package dev.marquee.thumbnails;

import javax.annotation.Nullable;

/** What a caller may make of an outcome. */
public record OutcomeLine(
        String id, ThumbnailStatus status, @Nullable String image, @Nullable String detail) {

    static OutcomeLine of(RequestedVideo video, ThumbnailOutcome outcome) {
        return new OutcomeLine(video.id(), outcome.status(), outcome.image(), outcome.detail());
    }
}
