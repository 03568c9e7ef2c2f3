package dev.marquee.thumbnails;

import javax.annotation.Nullable;

/** The record that the tests make of a video's outcome. */
public record OutcomeLine(
        String id, ThumbnailStatus status, @Nullable String image, @Nullable String detail) {

    static OutcomeLine of(RequestedVideo video, ThumbnailOutcome outcome) {
        return new OutcomeLine(video.id(), outcome.status(), outcome.image(), outcome.detail());
    }
}
