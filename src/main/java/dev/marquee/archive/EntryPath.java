package dev.marquee.archive;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.Path;

/**
 * The path of a file in a zip archive, for example {@code archive.zip!/sub/USvideos.csv}.
 *
 * @param archive the path of the archive
 * @param name the name of the entry, its parts separated by {@code /}
 */
public record EntryPath(Path archive, String name) {
    private static final String EXTENSION = ".zip";
    private static final String SEPARATOR = "!/";
    private static final Pattern END_OF_ARCHIVE =
            Pattern.compile("\\.zip(?=!/)", Pattern.CASE_INSENSITIVE);

    /** Returns the archive and the entry of a path; empty if it is the path of a plain file. */
    public static Optional<EntryPath> of(Path path) {
        String text = path.toUri().getPath();
        Matcher end = END_OF_ARCHIVE.matcher(text);
        if (!end.find()) {
            return Optional.empty();
        }
        Path archive =
                new Path(
                        path.toUri().getScheme(),
                        path.toUri().getAuthority(),
                        text.substring(0, end.end()));
        return Optional.of(new EntryPath(archive, text.substring(end.end() + SEPARATOR.length())));
    }

    /** Whether a file name is the name of an archive. */
    public static boolean isArchive(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(EXTENSION);
    }

    /** Whether a folder of this name cannot be distinguished from an archive. */
    public static boolean isInArchive(String folderName) {
        return END_OF_ARCHIVE.matcher(folderName + "/").find();
    }

    /** Returns the whole path. */
    public Path path() {
        return new Path(archive + SEPARATOR + name);
    }

    /** Returns the path that the file would have if the archive were unpacked in its folder. */
    public Path unpacked() {
        return new Path(archive.getParent(), name);
    }

    /**
     * Opens the entry.
     *
     * @throws IOException if the archive cannot be read, or has no such entry
     */
    public EntryInput open() throws IOException {
        ZipEntries entries = ZipEntries.of(archive);
        ZippedFile file =
                entries.file(name)
                        .orElseThrow(() -> new IOException(archive + " has no entry " + name));
        return EntryInput.open(archive, file);
    }
}
