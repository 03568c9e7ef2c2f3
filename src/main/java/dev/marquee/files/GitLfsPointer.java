package dev.marquee.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The text that Git leaves in the place of a file that Git LFS stores, until it is pulled. */
public final class GitLfsPointer {
    /** What such a file is, and what to do: a phrase that ends a sentence. */
    public static final String CAUSE = "a Git LFS pointer, not the data; run git lfs pull";

    private static final byte[] BEGINNING =
            "version https://git-lfs.github.com/spec/".getBytes(US_ASCII);

    private GitLfsPointer() {}

    /** Whether a file that begins with these bytes is a pointer. */
    public static boolean is(byte[] bytes) {
        return bytes.length >= BEGINNING.length
                && Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /**
     * Whether a file is a pointer.
     *
     * @throws IOException if it cannot be read
     */
    static boolean is(InputFile file) throws IOException {
        try (InputStream in = file.open()) {
            return is(in.readNBytes(BEGINNING.length));
        }
    }
}
