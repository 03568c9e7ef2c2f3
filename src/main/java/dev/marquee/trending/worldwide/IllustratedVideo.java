package dev.marquee.trending.worldwide;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import javax.annotation.Nullable;

/**
 * An answer to the second question: a worldwide video, and what became of its thumbnail.
 *
 * @param video the video
 * @param thumbnail the path of its image under the output folder, or null
 * @param status how its download ended: {@code downloaded}, {@code present}, …
 * @param detail the cause, if it did not end well, or null
 */
public record IllustratedVideo(
        @JsonUnwrapped WorldwideVideo video,
        @Nullable String thumbnail,
        String status,
        @Nullable String detail) {}
