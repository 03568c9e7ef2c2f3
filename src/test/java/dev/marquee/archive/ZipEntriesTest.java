package dev.marquee.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.ZipWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the central directories of regular and of hostile archives. */
final class ZipEntriesTest {
    /** Offsets of fields within an entry of the central directory. */
    private static final int HEADER_OFFSET = 42;

    private static final int NAME = 46;

    @TempDir Path folder;
    private Path archive;

    @BeforeEach
    void nameTheArchive() {
        archive = folder.resolve("archive.zip");
    }

    @Test
    void hiddenFilesAndFoldersAreNotListed() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("USvideos.csv", "1").add("sub/", "").add("sub/deep/er.csv", "2");
            zip.add("__MACOSX/._USvideos.csv", "x")
                    .add("sub/.hidden/a.csv", "x")
                    .add("._US.csv", "");
        }

        ZipEntries entries = Archives.entries(archive);

        assertThat(Archives.names(entries)).containsExactly("USvideos.csv", "sub/deep/er.csv");
        assertThat(entries.unreadable()).isEmpty();
    }

    @Test
    void unusableNamesAreReportedAndOtherEntriesAreRead() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("../../x.csv", "1").add("/etc/y.csv", "1").add("z.csv", "3");
            zip.add("inner.zip", "1").add("a\nb.csv", "1");
        }

        ZipEntries entries = Archives.entries(archive);

        assertThat(Archives.names(entries)).containsExactly("z.csv");
        assertThat(Archives.text(archive, "z.csv")).isEqualTo("3");
        assertThat(entries.unreadable())
                .extracting(UnreadableEntry::name)
                .containsExactly("../../x.csv", "/etc/y.csv", "inner.zip", "a\nb.csv");
    }

    @Test
    void theLastOfSeveralEntriesWithTheSameNameIsRead() throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            add(zip, "a.csv", "first");
            add(zip, "b.csv", "b");
            add(zip, "./a.csv", "last");
        }

        ZipEntries entries = Archives.entries(archive);

        assertThat(Archives.names(entries)).containsExactly("a.csv", "b.csv");
        assertThat(Archives.text(archive, "a.csv")).isEqualTo("last");
        assertThat(Archives.unreadable(entries))
                .containsExactly("./a.csv is there more than once; only the last one is read");
    }

    @Test
    void zip64IsRead() throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip.setUseZip64(Zip64Mode.Always);
            add(zip, "a.csv", "a");
            add(zip, "b.csv", "b");
        }

        assertThat(Archives.names(Archives.entries(archive))).containsExactly("a.csv", "b.csv");
        assertThat(Archives.text(archive, "b.csv")).isEqualTo("b");
    }

    @Test
    void moreEntriesThanFitInto16BitsAreRead() throws IOException {
        int many = 70_000;
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            for (int i = 0; i < many; i++) {
                add(zip, i + ".csv", Integer.toString(i));
            }
        }

        assertThat(Archives.entries(archive).files()).hasSize(many);
        for (int i = 0; i < many; i += 7_000) {
            assertThat(Archives.text(archive, i + ".csv")).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void anArchiveWithLeadingBytesAndACommentIsRead() throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            add(zip, "a.csv", "a");
            zip.setComment("c".repeat(60_000));
        }
        byte[] zip = Files.readAllBytes(archive);
        try (OutputStream out = Files.newOutputStream(archive)) {
            out.write(new byte[5000]);
            out.write(zip);
        }

        assertThat(Archives.text(archive, "a.csv")).isEqualTo("a");
    }

    @Test
    void aChangedArchiveIsReadAgain() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("a.csv", "old");
        }
        assertThat(Archives.text(archive, "a.csv")).isEqualTo("old");
        assertThat(Archives.entries(archive)).isSameAs(Archives.entries(archive));

        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("b.csv", "new");
        }
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));

        assertThat(Archives.names(Archives.entries(archive))).containsExactly("b.csv");
        assertThat(Archives.text(archive, "b.csv")).isEqualTo("new");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, is encrypted; unpack the archive",
        "10, 14, 'is packed by the method LZMA, which is not read; unpack the archive'",
        "10, 77, 'is packed by the method 77, which is not read; unpack the archive'",
        "22, 255, 'lies outside of the archive, which is cut short or damaged'",
        "27, 100, 'unpacks to more than 200 times its size, as a zip bomb does; if it is none,"
                + " unpack the archive'"
    })
    void anUnreadableEntryIsReportedAndOtherEntriesAreRead(int field, int value, String cause)
            throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("a.csv", "a").add("b.csv", "b");
        }
        Archives.overwrite(archive, Archives.lastIndexOf(archive, "b.csv") - NAME + field, value);

        ZipEntries entries = Archives.entries(archive);

        assertThat(Archives.names(entries)).containsExactly("a.csv");
        assertThat(Archives.unreadable(entries)).containsExactly("b.csv " + cause);
    }

    @Test
    void anInconsistentDirectoryIsReported() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("a.csv", "a").add("b.csv", "b");
        }
        int offset = Archives.lastIndexOf(archive, "b.csv") - NAME + HEADER_OFFSET;
        Archives.overwrite(archive, offset, 0xFF, 0xFF);

        assertThatThrownBy(() -> Archives.entries(archive))
                .hasMessage(
                        "is a damaged zip: local file header for b.csv starts after central"
                                + " directory");
    }

    @Test
    void overlappingEntriesAreRejected() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("a.csv", "a").add("b.csv", "b");
        }
        int offset = Archives.lastIndexOf(archive, "b.csv") - NAME + HEADER_OFFSET;
        Archives.overwrite(archive, offset, 0, 0, 0, 0);

        ZipEntries entries = Archives.entries(archive);

        assertThat(Archives.names(entries)).containsExactly("a.csv");
        assertThat(Archives.unreadable(entries))
                .containsExactly("b.csv shares its bytes with another entry, as in a zip bomb");
    }

    @Test
    void aSymbolicLinkIsNotFollowed() throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            ZipArchiveEntry link = new ZipArchiveEntry("a.csv");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc/passwd".getBytes(UTF_8));
            zip.closeArchiveEntry();
        }

        assertThat(Archives.unreadable(Archives.entries(archive)))
                .containsExactly("a.csv is a link; links in archives are not followed");
    }

    @Test
    void onlyTheFirstHundredUnreadableEntriesAreNamed() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            for (int i = 0; i < 150; i++) {
                zip.add("../" + i, "");
            }
        }

        ZipEntries entries = Archives.entries(archive);

        assertThat(entries.unreadable()).hasSize(100);
        assertThat(entries.moreUnreadable()).isEqualTo(50);
    }

    @Test
    void aDirectoryThatWouldFillTheMemoryIsRejected() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("n".repeat(60_000), "");
        }
        byte[] bytes = Files.readAllBytes(archive);
        int directory = Archives.lastIndexOf(archive, "PK\u0001\u0002");
        int end = Archives.lastIndexOf(archive, "PK\u0005\u0006");
        byte[] entry = Arrays.copyOfRange(bytes, directory, end);
        try (OutputStream out = Files.newOutputStream(archive)) {
            out.write(bytes, 0, directory);
            for (int i = 0; i < 1_000; i++) {
                out.write(entry);
            }
            out.write(bytes, end, bytes.length - end);
        }
        // The end record contains the size and the offset of the directory.
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(file.length() - 10);
            file.writeInt(Integer.reverseBytes(entry.length * 1_000));
            file.writeInt(Integer.reverseBytes(directory));
        }

        assertThatThrownBy(() -> Archives.entries(archive))
                .hasMessage("is a damaged zip: its directory is longer than 16 MiB");
    }

    @Test
    void aFileThatIsNotAnArchiveIsReported() throws IOException {
        Files.writeString(archive, "<html>not found</html>");
        assertThatThrownBy(() -> Archives.entries(archive))
                .hasMessage("is not a zip, though its name ends in .zip");

        Files.write(archive, new byte[0]);
        assertThatThrownBy(() -> Archives.entries(archive)).hasMessage("is empty, and not a zip");
    }

    @Test
    void anArchiveThatIsCutShortIsReported() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("a.csv", "a,b\n".repeat(1_000));
        }
        byte[] whole = Files.readAllBytes(archive);
        for (int length = 4; length < whole.length - 1; length++) {
            Files.write(archive, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> Archives.entries(archive))
                    .hasMessage("is a zip that is cut short or damaged: its directory is missing");
        }
    }

    @Test
    void anEmptyArchiveHasNoFiles() throws IOException {
        new ZipWriter(archive).close();

        assertThat(Archives.entries(archive).files()).isEmpty();
    }

    private static void add(ZipArchiveOutputStream zip, String name, String content)
            throws IOException {
        byte[] bytes = content.getBytes(UTF_8);
        zip.putArchiveEntry(Archives.entry(name, ZipMethod.STORED, bytes));
        zip.write(bytes);
        zip.closeArchiveEntry();
    }
}
