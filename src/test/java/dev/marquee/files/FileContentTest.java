package dev.marquee.files;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The causes for which a file with the name of a CSV is not read. */
final class FileContentTest {
    private static final String HEADER = "video_id,title,views\n";
    private static final List<String> MISSING = List.of("id", "title");

    @Test
    void otherFormatsAreRecognizedByTheirFirstBytes() {
        assertThat(cause(HEADER.getBytes(UTF_16))).contains("UTF-16; save it as UTF-8");
        assertThat(cause(HEADER.getBytes(UTF_16LE))).contains("UTF-16; save it as UTF-8");
        assertThat(cause(new byte[] {'P', 'K', 3, 4, 20, 0}))
                .contains("a zip, not CSV; unpack it, or give it a name that ends in .zip");
        assertThat(cause(new byte[] {0x1F, (byte) 0x8B, 8}))
                .contains("gzip, not CSV; give it a name that ends in .csv.gz");
        assertThat(cause("version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 1\n"))
                .contains("a Git LFS pointer, not the data; run git lfs pull");
        assertThat(cause("")).contains("empty");
        assertThat(FileContent.causeInBytes(new byte[0], "USvideos.csv.gz")).contains("empty");
        assertThat(cause("sep=;\n" + HEADER))
                .contains("its first line is sep=, not a header; delete that line");
    }

    @Test
    void theBytesOfACsvAreAccepted() {
        assertThat(cause(HEADER)).isEmpty();
        assertThat(cause("\uFEFF" + HEADER)).isEmpty();
        assertThat(cause("separator,x\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    video_id;title;views         ~ separated by semicolons; save it with commas
                    video_id|title|views         ~ separated by |; save it with commas
                    name,size,other              ~ another layout: it lacks the columns id, title
                    dQw4w9WgXcQ,A title!,12,0.5  ~ it has no header line
                    <!DOCTYPE html>              ~ not CSV
                    {"a": 1}                     ~ not CSV
                    """)
    void aFirstLineThatIsNotAHeaderIsReportedWithItsCause(String line, String cause) {
        assertThat(FileContent.causeInHeader(List.of(line.split(",")), MISSING)).isEqualTo(cause);
    }

    @Test
    void aHeaderSeparatedByTabsIsReported() {
        assertThat(FileContent.causeInHeader(List.of("video_id\ttitle\tviews"), MISSING))
                .isEqualTo("separated by tabs; save it with commas");
    }

    private static java.util.Optional<String> cause(String text) {
        return cause(text.getBytes(UTF_8));
    }

    private static java.util.Optional<String> cause(byte[] bytes) {
        return FileContent.causeInBytes(bytes, "USvideos.csv");
    }
}
