package dev.marquee.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileUriTest {
    @ParameterizedTest
    @CsvSource({
        "/data/x, /data/x",
        "file:/data/x, /data/x",
        "file:///data/with space, /data/with space",
        "s3://bucket/x, s3://bucket/x",
        "hdfs://host:8020/x, hdfs://host:8020/x",
    })
    void anAbsolutePathIsShownAsGivenWithoutTheFileScheme(String typed, String shown) {
        assertThat(FileUri.shown(FileUri.resolve(typed))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"data/", "data", "a b", "18:30.csv", "über"})
    void aRelativePathIsResolvedAgainstTheWorkingDirectory(String typed) {
        assertThat(Path.of(FileUri.shown(FileUri.resolve(typed))))
                .isEqualTo(Path.of(typed).toAbsolutePath().normalize());
    }

    @Test
    void aResolvedPathHasTheSchemeOfItsFileSystem() {
        assertThat(FileUri.resolve("data").toUri()).hasScheme("file");
    }
}
