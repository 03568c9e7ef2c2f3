package dev.marquee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with a file in the repository. With the system property {@code golden.write=true}
 * the tests write the files instead; review the difference before you commit it.
 */
public final class GoldenFile {
    private static final Path FILES = Path.of("src/test/resources/golden");
    private static final boolean WRITES = Boolean.getBoolean("golden.write");

    private GoldenFile() {}

    /**
     * Asserts that a file contains exactly this text.
     *
     * @param name the path of the file below {@code src/test/resources/golden}
     */
    public static void assertSame(String name, String text) throws IOException {
        assertSame(FILES.resolve(name), text);
    }

    /** Asserts that a file anywhere in the project contains exactly this text. */
    public static void assertSame(Path file, String text) throws IOException {
        if (WRITES) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).as("run the test with -Dgolden.write=true to write the file").exists();
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
