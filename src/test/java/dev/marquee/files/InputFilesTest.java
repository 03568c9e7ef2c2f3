package dev.marquee.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.marquee.ZipWriter;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputFilesTest {
    @TempDir java.nio.file.Path folder;
    private java.nio.file.Path temp;

    @BeforeEach
    void makeInput() throws Exception {
        temp = Files.createDirectory(folder.resolve("in"));
    }

    @Test
    void filesBelowAFolderAreListedInPathOrderWithoutHiddenOnes() throws Exception {
        write("b.csv", "12");
        write("a/z.csv", "1");
        write("a/deep/er/x.csv", "");
        write(".hidden/c.csv", "1");
        write("a/_temporary/c.csv", "1");
        write("a/.c.csv", "1");

        assertThat(InputFiles.under(path("")).files())
                .extracting(file -> shown(file.path()) + " " + file.bytes())
                .containsExactly("a/deep/er/x.csv 0", "a/z.csv 1", "b.csv 2");
    }

    @Test
    void aGivenFileIsListedEvenIfItIsHidden() throws Exception {
        write("_b.csv", "12");

        assertThat(InputFiles.under(path("_b.csv")).files())
                .extracting(file -> shown(file.path()))
                .containsExactly("_b.csv");
    }

    @Test
    void aMissingPathIsReported() {
        assertThatThrownBy(() -> InputFiles.under(path("absent")))
                .hasMessage(temp.resolve("absent") + ": no such file or folder");
    }

    @Test
    void anUnknownFileSystemIsReported() {
        assertThatThrownBy(() -> InputFiles.under(new Path("nope://bucket/x")))
                .hasMessage(
                        "nope://bucket/x cannot be read: this Flink has no file system for"
                                + " nope://: its plugin must be in the folder that"
                                + " FLINK_PLUGINS_DIR names");
    }

    @Test
    void hiddenFilesAndLinksAreSkippedWithoutAReport() throws Exception {
        write("USvideos.csv", "1");
        link(".#USvideos.csv", "me@host.1234");
        link("_gone.csv", "/nowhere");
        write(".a:b.csv", "1");

        InputFiles found = InputFiles.under(path(""));

        assertThat(names(found)).containsExactly("USvideos.csv");
        assertThat(found.obstacles()).isEmpty();
    }

    @Test
    void unreadablePathsAreReportedAndOtherFilesAreRead() throws Exception {
        write("USvideos.csv", "1");
        write("a:b.csv", "1");
        write("c:d/GBvideos.csv", "1");
        link("gone.csv", "/nowhere/gone.csv");
        link("itself.csv", "itself.csv");
        link("INvideos.csv", "/dev/zero");
        Process pipe =
                new ProcessBuilder("mkfifo", temp.resolve("DEvideos.csv").toString()).start();
        assertThat(pipe.waitFor()).isZero();

        InputFiles found = InputFiles.under(path(""));

        assertThat(names(found)).containsExactly("USvideos.csv");
        assertThat(obstacles(found))
                .containsExactly(
                        "DEvideos.csv is a device or a pipe, and not a file",
                        "INvideos.csv is a device or a pipe, and not a file",
                        "a:b.csv has a colon in its name, which Flink cannot read; rename it",
                        "c:d has a colon in its name, which Flink cannot read; rename it",
                        "gone.csv is a link to a file that does not exist",
                        "itself.csv is a link that leads to itself");
    }

    @Test
    void theNameOfAnUnreadablePathHasNoEmptyPartEvenIfTheFolderEndsWithASlash() throws Exception {
        write("a:b.csv", "1");

        InputFiles found = InputFiles.under(Path.fromLocalFile(temp.toFile()));

        assertThat(found.obstacles())
                .extracting(Obstacle::path)
                .containsExactly(temp.resolve("a:b.csv").toString());
    }

    @Test
    void aFolderIsListedOnceEvenIfSeveralLinksLeadToIt() throws Exception {
        write("2026/USvideos.csv", "1");
        link("2026/self", ".");
        link("2026/up", "..");
        link("latest", "2026");
        write("../elsewhere/GBvideos.csv", "1");
        link("other", "../elsewhere");

        InputFiles found = InputFiles.under(path(""));

        assertThat(names(found)).containsExactly("2026/USvideos.csv", "other/GBvideos.csv");
        assertThat(obstacles(found))
                .containsExactly(
                        "2026/self is a link to a folder that contains it",
                        "2026/up is a link to a folder that contains it",
                        "latest is a link to a folder whose files are read anyway");
    }

    @Test
    void anInaccessibleFolderIsReportedAndOtherFilesAreRead() throws Exception {
        write("USvideos.csv", "1");
        write("secret/GBvideos.csv", "1");
        java.nio.file.Path secret = temp.resolve("secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(secret), "the user may read everything");

        InputFiles found = InputFiles.under(path(""));

        assertThat(names(found)).containsExactly("USvideos.csv");
        assertThat(obstacles(found)).containsExactly("secret is a folder that may not be read");
    }

    @Test
    void aFileThatIsNamedInSeveralWaysIsListedOnce() throws Exception {
        write("a/USvideos.csv", "1");
        try (ZipWriter zip = new ZipWriter(temp.resolve("a/archive.zip"))) {
            zip.add("GBvideos.csv", "1");
        }
        link("b", "a");
        link("DEvideos.csv", "a/USvideos.csv");

        InputFiles found =
                InputFiles.under(
                        List.of(
                                path("a"),
                                path("b"),
                                Path.fromLocalFile(temp.resolve("a/../a/USvideos.csv").toFile()),
                                Path.fromLocalFile(temp.resolve("./b/archive.zip").toFile()),
                                path("DEvideos.csv")));

        assertThat(names(found))
                .containsExactly("a/USvideos.csv", "a/archive.zip!/GBvideos.csv", "DEvideos.csv");
    }

    @Test
    void anArchiveThatGitHasNotPulledIsReportedAsSuch() throws Exception {
        write("archive.zip", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n");

        InputFiles found = InputFiles.under(path(""));

        assertThat(found.files()).isEmpty();
        assertThat(obstacles(found))
                .containsExactly(
                        "archive.zip is a Git LFS pointer, not the data; run git lfs pull");
    }

    @ParameterizedTest
    @CsvSource({
        "notes.txt, true",
        "photo.JPEG, true",
        "USvideos.csv, false",
        "USvideos.CSV.GZ, false",
        "archive.zip, false",
        "US_category_id.json, false",
        "2017, false",
        "18.01.11 videos, false"
    })
    void anObstacleIsForeignIfItsExtensionIsNotThatOfAnInput(String name, boolean foreign) {
        assertThat(new Obstacle("/in.csv/" + name, "is gone").isForeign()).isEqualTo(foreign);
    }

    private List<String> names(InputFiles found) {
        return found.files().stream().map(file -> shown(file.path())).toList();
    }

    private List<String> obstacles(InputFiles found) {
        String folder = temp + "/";
        return found.obstacles().stream()
                .map(
                        obstacle ->
                                obstacle.path().substring(folder.length()) + " " + obstacle.cause())
                .toList();
    }

    private void link(String name, String target) throws Exception {
        Files.createSymbolicLink(temp.resolve(name), java.nio.file.Path.of(target));
    }

    private Path path(String name) {
        return new Path(temp.resolve(name).toString());
    }

    private String shown(Path path) {
        return temp.relativize(java.nio.file.Path.of(FileUri.shown(path))).toString();
    }

    private void write(String name, String content) throws Exception {
        java.nio.file.Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
