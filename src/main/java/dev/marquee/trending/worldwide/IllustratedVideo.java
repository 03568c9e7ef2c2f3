package dev.marquee.trending.worldwide;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.marquee.job.IdentifiedLine;
import javax.annotation.Nullable;

/**
 * A result: a worldwide video and the outcome of the download of its thumbnail.
 *
 * @param video the video
 * @param thumbnail the path of its image under the output folder, or null
 * @param status the outcome: {@code downloaded}, {@code present}, …
 * @param detail the cause of a failure, or null
 */
public record IllustratedVideo(
        @JsonUnwrapped WorldwideVideo video,
        @Nullable String thumbnail,
        String status,
        @Nullable String detail)
        implements IdentifiedLine {
    @Override
    public Object identity() {
        return video;
    }
}
