package dev.marquee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a zip archive entry by entry, deflated, as most programs do. */
public final class ZipWriter implements AutoCloseable {
    private final ZipOutputStream zip;

    public ZipWriter(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        zip = new ZipOutputStream(Files.newOutputStream(file));
    }

    /** Adds an entry. */
    public ZipWriter add(String name, String content) throws IOException {
        return add(name, content.getBytes(UTF_8));
    }

    /** Adds an entry. */
    public ZipWriter add(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
        return this;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
