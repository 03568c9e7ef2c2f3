package dev.marquee.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/**
 * Local files as {@code strict:///path}. As Flink's plugin for {@code s3://} does, a rename throws
 * if the new name exists.
 */
public final class StrictFileSystem extends LocalFileSystem {
    private static final String SCHEME = "strict";

    /** Flink finds it by its name in {@code META-INF/services}. */
    public static final class Factory implements FileSystemFactory {
        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public FileSystem create(URI address) {
            return new StrictFileSystem();
        }
    }

    /** Returns the address of a local file in this file system. */
    public static Path path(java.nio.file.Path file) {
        return new Path(SCHEME + "://" + file.toAbsolutePath());
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public boolean rename(Path file, Path name) throws IOException {
        if (exists(name)) {
            throw new FileAlreadyExistsException(name.toString());
        }
        return super.rename(file, name);
    }
}
