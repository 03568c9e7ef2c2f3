package dev.marquee.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.ZipWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the content of intact and damaged entries. */
final class EntryInputTest {
    private static final byte[] CONTENT =
            new Random(1)
                    .ints(100_000, 0, 1000)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(",", "header\n", "\n"))
                    .getBytes(UTF_8);

    @TempDir Path folder;
    private Path archive;

    @BeforeEach
    void nameTheArchive() {
        archive = folder.resolve("archive.zip");
    }

    @Test
    void anEntryIsUnpacked() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("a.csv", CONTENT).add("sub/b.csv", "b").add("empty.csv", "");
        }

        assertThat(Archives.content(archive, "a.csv")).isEqualTo(CONTENT);
        assertThat(Archives.text(archive, "sub/b.csv")).isEqualTo("b");
        assertThat(Archives.text(archive, "empty.csv")).isEmpty();
    }

    @Test
    void packedBytesAreCountedWhileAnEntryIsRead() throws IOException {
        try (ZipWriter zip = new ZipWriter(archive)) {
            zip.add("a.csv", CONTENT);
        }
        ZippedFile file = Archives.entries(archive).file("a.csv").orElseThrow();

        try (EntryInput in = EntryInput.open(Archives.path(archive), file)) {
            assertThat(in.packedBytes()).isZero();
            assertThat(in.readNBytes(1000)).hasSize(1000);
            assertThat(in.packedBytes()).isPositive().isLessThan(file.packedBytes());
            in.readAllBytes();
            assertThat(in.packedBytes()).isEqualTo(file.packedBytes());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STORED", "DEFLATED", "ENHANCED_DEFLATED", "BZIP2"})
    void everyCommonCompressionMethodIsUnpacked(ZipMethod method) throws IOException {
        writePacked(method);

        assertThat(Archives.content(archive, "a.csv")).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"STORED", "DEFLATED", "ENHANCED_DEFLATED", "BZIP2"})
    void damageIsDetectedForEveryCompressionMethod(ZipMethod method) throws IOException {
        writePacked(method);
        int middle = (int) Files.size(archive) / 2;
        Archives.overwrite(archive, middle, 0xFF, 0x01, 0xFF, 0x02, 0xFF, 0x03, 0xFF, 0x04);

        assertThatExceptionOfType(DamagedEntryException.class)
                .isThrownBy(() -> Archives.content(archive, "a.csv"))
                .withMessageStartingWith("zip: ");
    }

    @Test
    void bytesBeforeTheDamageAreRead() throws IOException {
        writePacked(ZipMethod.DEFLATED);
        ZippedFile file = Archives.entries(archive).file("a.csv").orElseThrow();
        Archives.overwrite(
                archive, (int) file.packedBytes() / 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (EntryInput in = EntryInput.open(Archives.path(archive), file)) {
            assertThatExceptionOfType(DamagedEntryException.class)
                    .isThrownBy(() -> in.transferTo(read));
        }
        // A damaged block may still be decoded, to wrong bytes, before the damage is detected.
        assertThat(read.size()).isGreaterThan(CONTENT.length / 3);
        assertThat(read.toByteArray())
                .startsWith(java.util.Arrays.copyOf(CONTENT, CONTENT.length / 3));
    }

    @Test
    void aDamagedHeaderIsReported() throws IOException {
        writePacked(ZipMethod.DEFLATED);
        Archives.overwrite(archive, 0, 'X');

        assertThatExceptionOfType(DamagedEntryException.class)
                .isThrownBy(() -> Archives.content(archive, "a.csv"))
                .withMessage("zip: its header is damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aSizeThatDiffersFromTheDirectoryIsReported(int difference) throws IOException {
        writePacked(ZipMethod.DEFLATED);
        ZippedFile file = Archives.entries(archive).file("a.csv").orElseThrow();
        ZippedFile promised = withSizes(file, file.packedBytes(), file.bytes() + difference);

        try (EntryInput in = EntryInput.open(Archives.path(archive), promised)) {
            assertThatExceptionOfType(DamagedEntryException.class)
                    .isThrownBy(in::readAllBytes)
                    .withMessage(
                            "zip: it is %s than the archive says"
                                    .formatted(difference < 0 ? "longer" : "shorter"));
        }
    }

    @Test
    void anEntryWhosePackedBytesEndEarlyIsReportedAsCutShort() throws IOException {
        writePacked(ZipMethod.DEFLATED);
        ZippedFile file = Archives.entries(archive).file("a.csv").orElseThrow();
        ZippedFile cut = withSizes(file, file.packedBytes() - 10, file.bytes());

        try (EntryInput in = EntryInput.open(Archives.path(archive), cut)) {
            assertThatExceptionOfType(DamagedEntryException.class)
                    .isThrownBy(in::readAllBytes)
                    .withMessage("zip: cut short");
        }
    }

    private static ZippedFile withSizes(ZippedFile file, long packedBytes, long bytes) {
        return new ZippedFile(
                file.name(),
                file.headerOffset(),
                packedBytes,
                bytes,
                file.checksum(),
                file.method());
    }

    /** Writes the content as an entry compressed by a method. */
    private void writePacked(ZipMethod method) throws IOException {
        byte[] packed = packed(method);
        ZipArchiveEntry entry = Archives.entry("a.csv", method, CONTENT);
        entry.setCompressedSize(packed.length);
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
        }
    }

    private static byte[] packed(ZipMethod method) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        switch (method) {
            case STORED -> packed.writeBytes(CONTENT);
            case BZIP2 -> {
                try (OutputStream out = new BZip2CompressorOutputStream(packed)) {
                    out.write(CONTENT);
                }
            }
            default -> {
                Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                if (method == ZipMethod.ENHANCED_DEFLATED) {
                    // Deflate64 differs from Deflate only in references to earlier bytes. Without
                    // them, both formats are the same.
                    deflater.setStrategy(Deflater.HUFFMAN_ONLY);
                }
                try (OutputStream out = new DeflaterOutputStream(packed, deflater)) {
                    out.write(CONTENT);
                }
                deflater.end();
            }
        }
        return packed.toByteArray();
    }
}
