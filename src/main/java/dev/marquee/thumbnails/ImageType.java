package dev.marquee.thumbnails;

import java.util.Arrays;
import java.util.Optional;

/** The images that are kept, told apart by their first bytes and by nothing a server says. */
enum ImageType {
    JPEG("jpg", "FFD8FF"),
    PNG("png", "89504E470D0A1A0A"),
    /** {@code RIFF}, four bytes of length (x: any), {@code WEBP}. */
    WEBP("webp", "52494646xxxxxxxx57454250");

    private final String extension;
    private final String signature;

    ImageType(String extension, String signature) {
        this.extension = extension;
        this.signature = signature;
    }

    /** The file name's ending, without the dot. */
    String extension() {
        return extension;
    }

    /** What these bytes are; empty where they are none of the three. */
    static Optional<ImageType> of(byte[] bytes) {
        return Arrays.stream(values()).filter(type -> type.begins(bytes)).findFirst();
    }

    private boolean begins(byte[] bytes) {
        int length = signature.length() / 2;
        if (bytes.length < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            String expected = signature.substring(2 * i, 2 * i + 2);
            if (!expected.equals("xx") && Integer.parseInt(expected, 16) != (bytes[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
