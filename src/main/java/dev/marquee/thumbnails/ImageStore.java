package dev.marquee.thumbnails;

import dev.marquee.files.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The folder of the images, on any Flink file system. An image appears whole or not at all: it is
 * written under a name of its own, hidden by a dot, and then renamed; so several writers of one
 * image do no harm. Every method blocks. Thread-safe.
 */
final class ImageStore {

    private final Path folder;

    ImageStore(String folder) {
        this.folder = new Path(folder);
    }

    /**
     * The file name of the video's image, of whichever type; empty where there is none.
     *
     * @throws IOException if the folder cannot be read, or if its disk ignores case and the file of
     *     another id has this name there
     */
    Optional<String> find(String videoId) throws IOException {
        FileSystem files = folder.getFileSystem();
        for (ImageType type : ImageType.values()) {
            String name = name(videoId, type);
            if (isFile(files, new Path(folder, name))) {
                requireSameCase(files, name);
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /**
     * Stores an image and returns its file name.
     *
     * @throws IOException if it could not be stored; the temporary file is then deleted, if the
     *     file system still lets it be removed
     */
    String save(String videoId, ImageType type, byte[] image) throws IOException {
        FileSystem files = folder.getFileSystem();
        files.mkdirs(folder);
        String name = name(videoId, type);
        Path target = new Path(folder, name);
        Path temporary = new Path(folder, "." + videoId + "-" + UUID.randomUUID() + ".part");
        try {
            try (FSDataOutputStream out =
                    files.create(temporary, FileSystem.WriteMode.NO_OVERWRITE)) {
                out.write(image);
            }
            // If the file system does not replace files, another writer was faster.
            if (!WholeFile.rename(files, temporary, target)) {
                if (!isFile(files, target)) {
                    throw new IOException("the file cannot be renamed to " + name);
                }
                files.delete(temporary, false);
            }
            return name;
        } catch (IOException | RuntimeException e) {
            try {
                files.delete(temporary, false);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /** Ids that differ in case only are two videos, and some disks have one name for both. */
    private void requireSameCase(FileSystem files, String name) throws IOException {
        if (files.isDistributedFS()) {
            return;
        }
        String found =
                java.nio.file.Path.of(new Path(folder, name).getPath())
                        .toRealPath()
                        .getFileName()
                        .toString();
        if (!found.equals(name) && found.equalsIgnoreCase(name)) {
            throw new IOException(
                    "this disk does not distinguish %s from %s, the image of another video"
                            .formatted(name, found));
        }
    }

    private static boolean isFile(FileSystem files, Path path) throws IOException {
        try {
            return !files.getFileStatus(path).isDir();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private static String name(String videoId, ImageType type) {
        return videoId + "." + type.extension();
    }
}
