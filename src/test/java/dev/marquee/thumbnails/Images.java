package dev.marquee.thumbnails;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** The beginnings of small images: only the bytes that the downloader checks. */
public final class Images {

    private Images() {}

    static byte[] of(ImageType type) {
        return switch (type) {
            case JPEG -> "\u00ff\u00d8\u00ff\u00e0 a jpeg".getBytes(ISO_8859_1);
            case PNG -> "\u0089PNG\r\n\u001a\n a png".getBytes(ISO_8859_1);
            case WEBP -> "RIFF\u0001\u0002\u0003\u0004WEBP a webp".getBytes(ISO_8859_1);
        };
    }

    /** A JPEG of exactly this many bytes. */
    public static byte[] jpegOf(int bytes) {
        return Arrays.copyOf(of(ImageType.JPEG), bytes);
    }
}
