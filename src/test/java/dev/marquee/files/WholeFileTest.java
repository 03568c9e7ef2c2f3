package dev.marquee.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
    @TempDir Path folder;

    @Test
    void aFileIsReplacedWhereRenamingRefusesTo() throws Exception {
        Path file = Files.writeString(folder.resolve("page"), "old");

        WholeFile.write(StrictFileSystem.path(file), out -> out.write(new byte[] {'n', 'e', 'w'}));

        assertThat(file).hasContent("new");
        assertThat(FolderFiles.names(folder)).containsExactly("page");
    }

    @Test
    void aFailureLeavesTheFileThatWasThere() throws Exception {
        Path file = Files.writeString(folder.resolve("page"), "old");

        assertThatThrownBy(
                        () ->
                                WholeFile.write(
                                        StrictFileSystem.path(file),
                                        out -> {
                                            out.write('n');
                                            throw new IOException("no more");
                                        }))
                .hasMessage("no more");

        assertThat(file).hasContent("old");
        assertThat(FolderFiles.names(folder)).containsExactly("page");
    }
}
