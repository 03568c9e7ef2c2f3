package dev.marquee.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
    @TempDir java.nio.file.Path temp;

    @Test
    void areAllFilesBelowInTheOrderOfTheirPathsButHiddenOnes() throws Exception {
        write("b.csv", "12");
        write("a/z.csv", "1");
        write("a/deep/er/x.csv", "");
        write(".hidden/c.csv", "1");
        write("a/_temporary/c.csv", "1");
        write("a/.c.csv", "1");

        assertThat(InputFiles.under(path("")))
                .extracting(file -> shown(file.path()) + " " + file.bytes())
                .containsExactly("a/deep/er/x.csv 0", "a/z.csv 1", "b.csv 2");
    }

    @Test
    void ofAFileAreTheFileItself() throws Exception {
        write("_b.csv", "12");

        assertThat(InputFiles.under(path("_b.csv")))
                .extracting(file -> shown(file.path()))
                .containsExactly("_b.csv");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> InputFiles.under(path("absent")))
                .hasMessage(temp.resolve("absent") + ": no such file or folder");
    }

    @Test
    void aFileSystemThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> InputFiles.under(new Path("nope://bucket/x")))
                .hasMessage(
                        "nope://bucket/x cannot be read: this Flink has no file system for"
                                + " nope://");
    }

    @Test
    void aFileIsHiddenIfAFolderOnItsWayIs() {
        List<Path> roots = List.of(new Path("/data/_all"), new Path("file:/other"));

        assertThat(InputFiles.isHiddenBelow(roots, new Path("file:/data/_all/a/x.csv"))).isFalse();
        assertThat(InputFiles.isHiddenBelow(roots, new Path("file:/data/_all/.a/x.csv"))).isTrue();
        assertThat(InputFiles.isHiddenBelow(roots, new Path("file:/data/_all/a/_x.csv"))).isTrue();
        assertThat(InputFiles.isHiddenBelow(roots, new Path("file:/other/b/c/x.csv"))).isFalse();
        assertThat(InputFiles.isHiddenBelow(roots, new Path("file:/other/_b/c/x.csv"))).isTrue();
        assertThat(InputFiles.isHiddenBelow(roots, new Path("/data/_all"))).isFalse();
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
