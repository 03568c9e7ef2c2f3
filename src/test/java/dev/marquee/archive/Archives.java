package dev.marquee.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** Reads, writes and damages archives for tests. */
final class Archives {
    private Archives() {}

    static ZipEntries entries(Path archive) throws IOException {
        return ZipEntries.of(path(archive));
    }

    static List<String> names(ZipEntries entries) {
        return entries.files().stream().map(ZippedFile::name).toList();
    }

    /** Returns the unreadable entries, each with its cause. */
    static List<String> unreadable(ZipEntries entries) {
        return entries.unreadable().stream()
                .map(entry -> entry.name() + " " + entry.cause())
                .toList();
    }

    static byte[] content(Path archive, String name) throws IOException {
        try (EntryInput in = new EntryPath(path(archive), name).open()) {
            return in.readAllBytes();
        }
    }

    static String text(Path archive, String name) throws IOException {
        return new String(content(archive, name), StandardCharsets.UTF_8);
    }

    static org.apache.flink.core.fs.Path path(Path archive) {
        return new org.apache.flink.core.fs.Path(archive.toUri());
    }

    /** Returns an entry with the size and the checksum of its content, compressed by a method. */
    static ZipArchiveEntry entry(String name, ZipMethod method, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(method.getCode());
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        return entry;
    }

    /** Overwrites bytes of a file. */
    static void overwrite(Path file, int offset, int... with) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < with.length; i++) {
            bytes[offset + i] = (byte) with[i];
        }
        Files.write(file, bytes);
    }

    /** Returns the last position of an ASCII text in a file. */
    static int lastIndexOf(Path file, String text) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lastIndexOf(text);
    }
}
