package dev.marquee.thumbnails;

import javax.annotation.Nullable;

/**
 * The outcome for the thumbnail of one video.
 *
 * @param status how it ended
 * @param image the image's file name inside the folder ({@code abc.jpg}); null unless {@link
 *     ThumbnailStatus#DOWNLOADED} or {@link ThumbnailStatus#PRESENT}
 * @param detail the cause, in a few words for people; null if the status says everything
 */
public record ThumbnailOutcome(
        ThumbnailStatus status, @Nullable String image, @Nullable String detail) {

    static ThumbnailOutcome downloaded(String image) {
        return new ThumbnailOutcome(ThumbnailStatus.DOWNLOADED, image, null);
    }

    static ThumbnailOutcome present(String image) {
        return new ThumbnailOutcome(ThumbnailStatus.PRESENT, image, null);
    }

    static ThumbnailOutcome skipped() {
        return new ThumbnailOutcome(ThumbnailStatus.SKIPPED, null, null);
    }

    static ThumbnailOutcome missing(String detail) {
        return new ThumbnailOutcome(ThumbnailStatus.MISSING, null, detail);
    }

    static ThumbnailOutcome refused(String detail) {
        return new ThumbnailOutcome(ThumbnailStatus.REFUSED, null, detail);
    }

    static ThumbnailOutcome failed(String detail) {
        return new ThumbnailOutcome(ThumbnailStatus.FAILED, null, detail);
    }
}
