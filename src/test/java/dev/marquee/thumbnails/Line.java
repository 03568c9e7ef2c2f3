package dev.marquee.thumbnails;

import javax.annotation.Nullable;

/** What a caller may make of an outcome. */
public record Line(
        String id, ThumbnailStatus status, @Nullable String image, @Nullable String detail) {

    static Line of(Video video, ThumbnailOutcome outcome) {
        return new Line(video.id(), outcome.status(), outcome.image(), outcome.detail());
    }
}
