package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.files.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CategoryFileTest {
    @TempDir Path folder;

    @Test
    void theTitlesOfTheItemsAreRead() throws IOException {
        assertThat(
                        read(
                                """
                                {"kind": "youtube#videoCategoryListResponse", "etag": "x", "items": [
                                 {"kind": "youtube#videoCategory", "id": "1",
                                  "snippet": {"title": "Film & Animation", "assignable": true}},
                                 {"id": "23", "snippet": {"title": "Comédie"}}]}
                                """))
                .isEqualTo(Map.of("1", "Film & Animation", "23", "Comédie"));
    }

    @Test
    void anIdMayBeANumber() throws IOException {
        assertThat(read("{\"items\": [{\"id\": 1, \"snippet\": {\"title\": \"Film\"}}]}"))
                .isEqualTo(Map.of("1", "Film"));
    }

    @Test
    void itemsWithoutIdOrTitleAreSkipped() throws IOException {
        assertThat(
                        read(
                                """
                                {"items": [{"id": "1"}, {"snippet": {"title": "no id"}}, "text", null,
                                           {"id": null, "snippet": {"title": "null"}},
                                           {"id": "2", "snippet": {"title": 2}},
                                           {"id": "3", "snippet": {"title": "Autos"}}]}
                                """))
                .isEqualTo(Map.of("3", "Autos"));
    }

    @Test
    void theCauseSaysWhatTheBytesAre() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(""))
                .withMessage("it is empty");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> read("version https://git-lfs.github.com/spec/v1\noid sha256:1\n"))
                .withMessage("a Git LFS pointer, not the data; run git lfs pull");
    }

    @Test
    void aListMayBeEmpty() throws IOException {
        assertThat(read("{\"items\": []}")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    empty;                 ``
                    not JSON;              video_id,title
                    cut off;               {"items": [{"id": "1",
                    a list;                []
                    no items;              {"kind": "youtube#videoCategoryListResponse"}
                    items are not a list;  {"items": {"id": "1"}}
                    an error of YouTube;   {"error": {"code": 403, "message": "quotaExceeded"}}
                    null;                  null
                    """)
    void otherContentIsAnErrorWithACause(String name, String text) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(text))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank());
    }

    /** A tree of such a file could exceed a small heap or the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"{},", "[", "{\"a\":", "1", "\"items\":[],"})
    void aLargeOrDeepFileIsAnErrorWithACause(String repeated) {
        String small = "{\"items\":[" + repeated.repeat(100_000 / repeated.length());
        String large = "{\"items\":[" + repeated.repeat(64_000_000 / repeated.length());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(small));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(large))
                .withMessage("it has more than 131072 bytes");
    }

    private Map<String, String> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("US_category_id.json"), text);
        return CategoryFile.read(
                new InputFile(
                        new org.apache.flink.core.fs.Path(file.toUri()), Files.size(file), 0));
    }
}
