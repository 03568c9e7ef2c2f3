package dev.marquee.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
    @TempDir Path temp;
    private Path path;
    private ResultFolder folder;

    @BeforeEach
    void prepare() {
        path = temp.resolve("output/trending");
        folder =
                new ResultFolder(
                        new org.apache.flink.core.fs.Path(path.toUri()),
                        List.of("top-day", "days"));
    }

    @Test
    void isEmptyWhereNothingIs() throws Exception {
        assertThat(folder.isEmpty()).isTrue();
        Files.createDirectories(path);
        assertThat(folder.isEmpty()).isTrue();
        Files.createFile(path.resolve(".hidden"));
        assertThat(folder.isEmpty()).isFalse();
    }

    @Test
    void theTestOfWritingLeavesNothingBehind() throws Exception {
        folder.requireWritable();
        assertThat(temp).isEmptyDirectory();

        Files.createDirectories(path);
        folder.requireWritable();
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void theTestOfWritingNamesTheFileInTheWay() throws Exception {
        Files.createFile(temp.resolve("output"));

        assertThatThrownBy(folder::requireWritable)
                .hasMessage(temp.resolve("output") + " is a file, and not a folder");
        assertThat(temp.resolve("output")).isEmptyFile();
    }

    @Test
    void clearingDeletesTheResultsAndNothingElse() throws Exception {
        for (String file :
                List.of(
                        "top-day/part-0.jsonl",
                        "days/deep/.part-1",
                        "summary.json",
                        ".demonstration",
                        "thumbnails/a.jpg",
                        "notes.txt",
                        "other/summary.json")) {
            Files.createDirectories(path.resolve(file).getParent());
            Files.createFile(path.resolve(file));
        }

        folder.clear();

        assertThat(files()).containsExactly("notes.txt", "other/summary.json", "thumbnails/a.jpg");
        folder.clear();
        assertThat(files()).hasSize(3);
    }

    @Test
    void jsonIsReplacedAndNoTemporaryFileStays() throws Exception {
        folder.writeJson("summary.json", Map.of("rows", 1));
        folder.writeJson("summary.json", Map.of("rows", 2));

        assertThat(path.resolve("summary.json")).hasContent("{\n  \"rows\" : 2\n}\n");
        assertThat(files()).containsExactly("summary.json");
    }

    @Test
    void theFirstLinesAreThoseOfFinishedFiles() throws Exception {
        Files.createDirectories(path.resolve("days"));
        Files.writeString(path.resolve("days/.part-0.inprogress"), "{\"n\":0}\n");
        Files.writeString(path.resolve("days/part-1.jsonl"), "{\"n\":1}\n{\"n\":2}\n");
        Files.writeString(path.resolve("days/part-2.jsonl"), "");
        Files.writeString(path.resolve("days/part-3.jsonl"), "{\"n\":3}\n{\"n\":4}\n");

        assertThat(folder.firstLines("days", 3))
                .extracting(JsonNode::toString)
                .containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        assertThat(folder.firstLines("days", 100)).hasSize(4);
        assertThat(folder.firstLines("top-day", 3)).isEmpty();
    }

    private List<String> files() throws Exception {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
