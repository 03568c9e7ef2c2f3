package dev.marquee.files;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Finds the files below a folder of any file system of Flink. */
final class RemoteFiles {
    private final FileSystem fileSystem;
    private final List<InputFile> files;
    private final List<Obstacle> obstacles;

    RemoteFiles(FileSystem fileSystem, List<InputFile> files, List<Obstacle> obstacles) {
        this.fileSystem = fileSystem;
        this.files = files;
        this.obstacles = obstacles;
    }

    void addRoot(Path root) throws IOException {
        FileStatus status = fileSystem.getFileStatus(root);
        if (status.isDir()) {
            addChildren(fileSystem.listStatus(root));
        } else {
            addFile(status);
        }
    }

    private void addChildren(FileStatus[] children) {
        for (FileStatus child : children) {
            if (InputFiles.isHidden(child.getPath().getName())) {
                continue;
            }
            if (child.isDir()) {
                addFolder(child.getPath());
            } else {
                addFile(child);
            }
        }
    }

    private void addFolder(Path folder) {
        FileStatus[] children;
        try {
            children = fileSystem.listStatus(folder);
        } catch (IOException | RuntimeException e) {
            obstacles.add(
                    new Obstacle(FileUri.shown(folder), "cannot be listed: " + e.getMessage()));
            return;
        }
        addChildren(children);
    }

    private void addFile(FileStatus status) {
        files.add(new InputFile(status.getPath(), status.getLen(), status.getModificationTime()));
    }
}
