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
    private static final String PART = "part-6ba7b810-9dad-11d1-80b4-00c04fd430c8-0.jsonl";
    private static final String PART_OF_BATCH = "part-0.jsonl";

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
    void aFolderIsEmptyIfItIsMissingOrHasNoFiles() throws Exception {
        assertThat(folder.isEmpty()).isTrue();
        Files.createDirectories(path);
        assertThat(folder.isEmpty()).isTrue();
        Files.createFile(path.resolve(".hidden"));
        assertThat(folder.isEmpty()).isFalse();
    }

    @Test
    void theCheckThatTheFolderIsWritableLeavesNoFiles() throws Exception {
        folder.requireWritable();
        assertThat(temp).isEmptyDirectory();

        Files.createDirectories(path);
        folder.requireWritable();
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void aFileInPlaceOfTheFolderIsReported() throws Exception {
        Files.createFile(temp.resolve("output"));

        assertThatThrownBy(folder::requireWritable)
                .hasMessage(temp.resolve("output") + " is a file, and not a folder");
        assertThat(temp.resolve("output")).isEmptyFile();
    }

    @Test
    void clearingDeletesOnlyTheFilesOfARun() throws Exception {
        write("top-day/" + PART);
        write("days/." + PART + ".inprogress.6ba7b811-9dad-11d1-80b4-00c04fd430c8");
        write("days/_" + PART + "_tmp_6ba7b811-9dad-11d1-80b4-00c04fd430c8");
        write("days/" + PART);
        write("days/" + PART_OF_BATCH);
        write("days/." + PART_OF_BATCH + ".inprogress.6ba7b811-9dad-11d1-80b4-00c04fd430c8");
        write("summary.json");
        write(".summary.json-6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        write("report.html");
        List<String> foreign =
                List.of(
                        "days/deep/" + PART,
                        "days/my-notes.jsonl",
                        "days/part-a.jsonl",
                        "notes.txt",
                        "other/summary.json",
                        "thumbnails/a.jpg");
        for (String file : foreign) {
            write(file);
        }

        folder.clear();

        assertThat(files()).isEqualTo(foreign);
        assertThat(path.resolve("top-day")).doesNotExist();
        folder.clear();
        assertThat(files()).isEqualTo(foreign);
    }

    @Test
    void clearingDoesNotFollowALinkToAFolder() throws Exception {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve(PART), "mine");
        write("summary.json");
        Files.createSymbolicLink(path.resolve("days"), elsewhere);

        assertThatThrownBy(folder::clear)
                .hasMessage(
                        path.resolve("days")
                                + " is a symbolic link; --overwrite does not follow links");
        assertThat(elsewhere.resolve(PART)).hasContent("mine");
        assertThat(path.resolve("summary.json")).exists();
    }

    @Test
    void clearingDoesNotFollowALinkToAFile() throws Exception {
        Path elsewhere = Files.writeString(temp.resolve("elsewhere.jsonl"), "mine");
        Files.createDirectories(path.resolve("days"));
        Files.createSymbolicLink(path.resolve("days").resolve(PART), elsewhere);
        Files.createSymbolicLink(path.resolve("summary.json"), elsewhere);

        folder.clear();

        assertThat(elsewhere).hasContent("mine");
        assertThat(path.resolve("days").resolve(PART)).isSymbolicLink();
    }

    @Test
    void clearingDoesNotFollowALinkToTheFolderItself() throws Exception {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("summary.json"), "mine");
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, elsewhere);

        assertThatThrownBy(folder::clear).hasMessageContaining("is a symbolic link");
        assertThat(elsewhere.resolve("summary.json")).hasContent("mine");
    }

    @Test
    void aSecondRunIsRejectedWhileTheFirstHoldsTheLock() throws Exception {
        try (FolderLock first = folder.lock()) {
            assertThat(first).isNotNull();
            assertThat(folder.isEmpty()).as("a lock is not a result").isTrue();
            assertThatThrownBy(folder::lock)
                    .hasMessage(
                            "another run writes to %s (this process); wait for its end, or choose"
                                            .formatted(path)
                                    + " another folder");
        }
        folder.lock().close();
        assertThat(path).isEmptyDirectory();
    }

    @Test
    void theLockFileOfADeadProcessIsTakenOver() throws Exception {
        write(".lock");
        Files.writeString(path.resolve(".lock"), "process 1 since 2026-01-01T00:00:00Z");

        try (FolderLock lock = folder.lock()) {
            assertThat(path.resolve(".lock"))
                    .content()
                    .startsWith("process " + ProcessHandle.current().pid() + " since ");
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void onlyFinishedFilesAreResults() throws Exception {
        write("days/" + PART);
        String unfinished = "top-day/." + PART + ".inprogress.6ba7b811-9dad-11d1-80b4-00c04fd430c8";
        write(unfinished);

        assertThat(folder.finishedResults()).containsExactly("days");
        folder.deleteUnfinished();
        assertThat(files()).containsExactly("days/" + PART);
    }

    @Test
    void writingJsonReplacesTheFileAndLeavesNoTemporaryFile() throws Exception {
        folder.writeJson("summary.json", Map.of("rows", 1));
        folder.writeJson("summary.json", Map.of("rows", 2));

        assertThat(path.resolve("summary.json")).hasContent("{\n  \"rows\" : 2\n}\n");
        assertThat(files()).containsExactly("summary.json");
    }

    @Test
    void firstLinesAreReadFromFinishedFilesOnly() throws Exception {
        Files.createDirectories(path.resolve("days"));
        Files.writeString(
                path.resolve("days/." + PART + ".inprogress.6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
                "{\"n\":0}\n");
        Files.writeString(
                path.resolve("days/" + PART.replace("-0.jsonl", "-1.jsonl")),
                "{\"n\":1}\n{\"n\":2}\n");
        Files.writeString(path.resolve("days/" + PART.replace("-0.jsonl", "-2.jsonl")), "");
        Files.writeString(
                path.resolve("days/" + PART.replace("-0.jsonl", "-3.jsonl")),
                "{\"n\":3}\n{\"n\":4}\n");

        assertThat(folder.firstLines("days", 3))
                .extracting(JsonNode::toString)
                .containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        assertThat(folder.firstLines("days", 100)).hasSize(4);
        assertThat(folder.firstLines("top-day", 3)).isEmpty();
        assertThat(folder.lines("days")).isEqualTo(4);
        assertThat(folder.lines("top-day")).isZero();
    }

    private void write(String file) throws Exception {
        Files.createDirectories(path.resolve(file).getParent());
        Files.writeString(path.resolve(file), "");
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
