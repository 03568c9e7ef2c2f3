package dev.marquee.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * The entries of a zip archive, as its directory describes them: no entry is unpacked. As in
 * folders, a name is skipped if one of its parts begins with {@code .} or {@code _}, for example
 * {@code __MACOSX/._USvideos.csv}. Immutable.
 *
 * <p>The directory may be hostile. So its size is bounded, names that lead out of the archive are
 * refused, and entries that share bytes are refused: all entries together unpack to a bounded
 * multiple of the archive.
 */
public final class ZipEntries {
    private static final int MOST_UNREADABLE = 100;
    private static final int HEADER = 30;

    private final Map<String, ZippedFile> files = new LinkedHashMap<>();
    private final List<UnreadableEntry> unreadable = new ArrayList<>();
    private int unnamed;

    private ZipEntries() {}

    /**
     * Returns the entries of an archive. This process reads the directory of an archive once, as
     * long as the archive does not change and memory suffices.
     *
     * @throws IOException that says why it cannot be read, in words that follow its name
     */
    public static ZipEntries of(Path archive) throws IOException {
        FileStatus status = archive.getFileSystem().getFileStatus(archive);
        return of(archive, status.getLen(), status.getModificationTime());
    }

    /**
     * Returns the entries of an archive that was just listed.
     *
     * @param bytes its size
     * @param changed when it was last changed, or 0 where its file system does not say
     * @throws IOException that says why it cannot be read, in words that follow its name
     */
    public static ZipEntries of(Path archive, long bytes, long changed) throws IOException {
        return KnownArchives.entries(archive, bytes, changed);
    }

    /** Returns the files in the order of the directory. */
    public Collection<ZippedFile> files() {
        return Collections.unmodifiableCollection(files.values());
    }

    /** Returns the file with a name. */
    public Optional<ZippedFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Returns the first entries that cannot be read. */
    public List<UnreadableEntry> unreadable() {
        return Collections.unmodifiableList(unreadable);
    }

    /** Returns the number of further entries that cannot be read. */
    public int moreUnreadable() {
        return unnamed;
    }

    /** Reads the directory of an archive. */
    static ZipEntries read(Path archive, long bytes) throws IOException {
        try (BlockChannel channel =
                new BlockChannel(archive.getFileSystem().open(archive), bytes)) {
            ZipEntries found = new ZipEntries();
            try (ZipFile zip =
                    ZipFile.builder()
                            .setSeekableByteChannel(channel)
                            .setIgnoreLocalFileHeader(true)
                            .get()) {
                found.addAll(Collections.list(zip.getEntries()), bytes);
            } catch (IOException | RuntimeException e) {
                channel.requireReadable();
                throw new IOException(whyNot(archive, bytes, e), e);
            }
            return found;
        }
    }

    /** Returns the cause why the directory of an archive cannot be read. */
    private static String whyNot(Path archive, long bytes, Exception e) throws IOException {
        byte[] beginning;
        try (FSDataInputStream in = archive.getFileSystem().open(archive)) {
            beginning = in.readNBytes(2);
        }
        if (beginning.length < 2 || beginning[0] != 'P' || beginning[1] != 'K') {
            return bytes == 0
                    ? "is empty, and not a zip"
                    : "is not a zip, though its name ends in .zip";
        }
        // The library's message only states the failure; its cause states the reason.
        String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        return message == null || message.contains("not a ZIP archive")
                ? "is a zip that is cut short or damaged: its directory is missing"
                : "is a damaged zip: " + message;
    }

    private void addAll(List<ZipArchiveEntry> entries, long bytesOfArchive) {
        Set<ZipArchiveEntry> overlapping = overlapping(entries);
        for (ZipArchiveEntry entry : entries) {
            add(entry, overlapping.contains(entry), bytesOfArchive);
        }
    }

    private void add(ZipArchiveEntry entry, boolean overlaps, long bytesOfArchive) {
        EntryName name = EntryName.of(entry.getName());
        if (name.isFolder() || name.isHidden()) {
            return;
        }
        Optional<String> fault = name.fault().or(() -> fault(entry, overlaps, bytesOfArchive));
        if (fault.isPresent()) {
            addUnreadable(name.shown(), fault.get());
            return;
        }
        ZippedFile file =
                new ZippedFile(
                        name.normalized(),
                        entry.getLocalHeaderOffset(),
                        entry.getCompressedSize(),
                        entry.getSize(),
                        entry.getCrc(),
                        entry.getMethod());
        // Unpacking programs overwrite the earlier one.
        if (files.put(file.name(), file) != null) {
            addUnreadable(name.shown(), "is there more than once; only the last one is read");
        }
    }

    private void addUnreadable(String name, String cause) {
        if (unreadable.size() < MOST_UNREADABLE) {
            unreadable.add(new UnreadableEntry(name, cause));
        } else {
            unnamed++;
        }
    }

    private static Optional<String> fault(
            ZipArchiveEntry entry, boolean overlaps, long bytesOfArchive) {
        long packedBytes = entry.getCompressedSize();
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of("is encrypted; unpack the archive");
        }
        ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
        if (!EntryInput.canUnpack(method)) {
            return Optional.of(
                    "is packed by the method %s, which is not read; unpack the archive"
                            .formatted(
                                    method == null || method == ZipMethod.UNKNOWN
                                            ? String.valueOf(entry.getMethod())
                                            : method));
        }
        if (packedBytes < 0
                || entry.getSize() < 0
                || entry.getLocalHeaderOffset() < 0
                || entry.getLocalHeaderOffset() > bytesOfArchive - HEADER - packedBytes) {
            return Optional.of("lies outside of the archive, which is cut short or damaged");
        }
        if (overlaps) {
            return Optional.of("shares its bytes with another entry, as in a zip bomb");
        }
        if (Expansion.isTooLarge(packedBytes, entry.getSize())) {
            return Optional.of(Expansion.cause() + "; if it is none, unpack the archive");
        }
        return entry.isUnixSymlink()
                ? Optional.of("is a link; links in archives are not followed")
                : Optional.empty();
    }

    /** Returns the entries that begin before an earlier entry ends. */
    private static Set<ZipArchiveEntry> overlapping(List<ZipArchiveEntry> entries) {
        List<ZipArchiveEntry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        Set<ZipArchiveEntry> overlapping = Collections.newSetFromMap(new IdentityHashMap<>());
        long end = 0;
        for (ZipArchiveEntry entry : inOrder) {
            long begin = entry.getLocalHeaderOffset();
            if (begin < end) {
                overlapping.add(entry);
            }
            end = Math.max(end, begin + HEADER + Math.max(0, entry.getCompressedSize()));
        }
        return overlapping;
    }
}
