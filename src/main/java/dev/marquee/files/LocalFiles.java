package dev.marquee.files;

import dev.marquee.archive.EntryPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/**
 * Finds the files below a folder of this machine.
 *
 * <p>Flink's own listing of a folder fails as a whole if one name in it is a link to a missing
 * file, or has a colon. This class reports such a name and continues.
 */
final class LocalFiles {
    private final List<InputFile> files;
    private final List<Obstacle> obstacles;

    /** The folders that were listed, by their real paths: each is listed once. */
    private final Set<java.nio.file.Path> listed = new HashSet<>();

    /**
     * Links to folders. They are followed last, since their targets may be among the other folders.
     */
    private final List<Folder> links = new ArrayList<>();

    /** A folder: its path as the user would type it, and its real path without links. */
    private record Folder(Path path, java.nio.file.Path real) {}

    LocalFiles(List<InputFile> files, List<Obstacle> obstacles) {
        this.files = files;
        this.obstacles = obstacles;
    }

    void addRoot(Path root) throws IOException {
        java.nio.file.Path local = java.nio.file.Path.of(root.getPath());
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(local, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException(e.getMessage());
        } catch (FileSystemException e) {
            if ("Not a directory".equals(e.getReason())) {
                throw new FileNotFoundException(e.getMessage());
            }
            throw new IOException(e.getReason(), e);
        }
        Path path = root.makeQualified(root.getFileSystem());
        if (attributes.isRegularFile()) {
            addFile(path, attributes);
        } else if (attributes.isDirectory()) {
            Folder folder = new Folder(path, local.toRealPath());
            if (!Files.isReadable(local)) {
                throw new IOException("the folder is not readable");
            }
            addChildren(folder);
            // Following one may find others.
            for (int i = 0; i < links.size(); i++) {
                follow(links.get(i));
            }
        } else {
            throw new IOException("it is a device or a pipe, and not a file");
        }
    }

    private void addChildren(Folder folder) {
        if (!listed.add(folder.real)) {
            return;
        }
        try (DirectoryStream<java.nio.file.Path> children = Files.newDirectoryStream(folder.real)) {
            for (java.nio.file.Path child : children) {
                String name = child.getFileName().toString();
                if (!InputFiles.isHidden(name)) {
                    add(folder, name, child);
                }
            }
        } catch (IOException e) {
            addObstacle(folder.path, e);
        } catch (DirectoryIteratorException e) {
            addObstacle(folder.path, e.getCause());
        }
    }

    private void add(Folder folder, String name, java.nio.file.Path child) {
        String parent = FileUri.shown(folder.path);
        String shown = parent + (parent.endsWith("/") ? "" : "/") + name;
        BasicFileAttributes attributes;
        try {
            attributes =
                    Files.readAttributes(
                            child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean isLink = attributes.isSymbolicLink();
            if (isLink) {
                attributes = Files.readAttributes(child, BasicFileAttributes.class);
            }
            if (name.indexOf(':') >= 0) {
                obstacles.add(
                        new Obstacle(
                                shown,
                                "has a colon in its name, which Flink cannot read; rename it"));
            } else if (attributes.isDirectory() && EntryPath.isInArchive(name)) {
                obstacles.add(new Obstacle(shown, "has the name of an archive; rename it"));
            } else if (attributes.isDirectory()) {
                Folder below = new Folder(new Path(folder.path, name), child.toRealPath());
                if (isLink) {
                    addLink(folder, below);
                } else {
                    addChildren(below);
                }
            } else if (attributes.isRegularFile()) {
                addFile(new Path(folder.path, name), attributes);
            } else {
                obstacles.add(new Obstacle(shown, "is a device or a pipe, and not a file"));
            }
        } catch (NoSuchFileException e) {
            obstacles.add(
                    new Obstacle(
                            shown,
                            Files.isSymbolicLink(child)
                                    ? "is a link to a file that does not exist"
                                    : "does not exist any more"));
        } catch (IOException e) {
            obstacles.add(new Obstacle(shown, cause(e)));
        } catch (IllegalArgumentException e) {
            obstacles.add(new Obstacle(shown, "has a name that Flink cannot read; rename it"));
        }
    }

    private void addLink(Folder folder, Folder link) {
        if (folder.real.startsWith(link.real)) {
            obstacles.add(
                    new Obstacle(
                            FileUri.shown(link.path), "is a link to a folder that contains it"));
        } else {
            links.add(link);
        }
    }

    private void follow(Folder link) {
        if (listed.contains(link.real)) {
            obstacles.add(
                    new Obstacle(
                            FileUri.shown(link.path),
                            "is a link to a folder whose files are read anyway"));
        } else {
            addChildren(link);
        }
    }

    private void addFile(Path path, BasicFileAttributes attributes) {
        files.add(new InputFile(path, attributes.size(), attributes.lastModifiedTime().toMillis()));
    }

    private void addObstacle(Path folder, IOException e) {
        obstacles.add(new Obstacle(FileUri.shown(folder), cause(e)));
    }

    private static String cause(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "is a folder that may not be read";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : null;
        if (reason != null && reason.contains("symbolic links")) {
            return "is a link that leads to itself";
        }
        return "cannot be read: " + (reason == null ? e.getMessage() : reason);
    }
}
