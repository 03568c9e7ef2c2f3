package dev.marquee.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.FolderFiles;
import dev.marquee.files.StrictFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ImageStoreTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void aSavedImageIsFound(ImageType type) throws IOException {
        ImageStore store = store(folder);

        String name = store.save("abc", type, Images.of(type));

        assertThat(name).isEqualTo("abc." + type.extension());
        assertThat(store.find("abc")).contains(name);
        assertThat(folder.resolve(name)).hasBinaryContent(Images.of(type));
        assertThat(FolderFiles.names(folder)).containsExactly(name);
    }

    @Test
    void aMissingFolderIsCreated() throws IOException {
        Path inner = folder.resolve("not/yet");
        ImageStore store = store(inner);

        assertThat(store.find("abc")).isEmpty();
        store.save("abc", ImageType.JPEG, Images.of(ImageType.JPEG));

        assertThat(FolderFiles.names(inner)).containsExactly("abc.jpg");
    }

    @Test
    void aFolderIsNotFoundAsAnImage() throws IOException {
        Files.createDirectories(folder.resolve("abc.jpg"));

        assertThat(store(folder).find("abc")).isEmpty();
    }

    @Test
    void aFailedSaveLeavesNoFile() throws IOException {
        Files.createDirectories(folder.resolve("abc.jpg/occupied"));

        assertThatThrownBy(() -> store(folder).save("abc", ImageType.JPEG, new byte[3]))
                .isInstanceOf(IOException.class);
        assertThat(FolderFiles.names(folder)).containsExactly("abc.jpg");
    }

    @Test
    void savingFailsIfTheFolderIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> store(file).save("abc", ImageType.JPEG, new byte[3]))
                .isInstanceOf(IOException.class);
    }

    @Test
    void concurrentWritersOfOneImageDoNotInterfere() throws Exception {
        ImageStore store = store(folder);
        byte[] image = Images.jpegOf(200_000);
        int writers = 4;
        CyclicBarrier together = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<String>> saved = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                saved.add(
                        threads.submit(
                                () -> {
                                    together.await();
                                    return store.save("abc", ImageType.JPEG, image);
                                }));
            }
            for (Future<String> each : saved) {
                assertThat(each.get()).isEqualTo("abc.jpg");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(FolderFiles.names(folder)).containsExactly("abc.jpg");
        assertThat(folder.resolve("abc.jpg")).hasBinaryContent(image);
    }

    @Test
    void anImageOfAFasterWriterIsKeptWhereRenamingRefusesToReplaceIt() throws IOException {
        Files.write(folder.resolve("abc.jpg"), Images.jpegOf(100));
        ImageStore store = new ImageStore(StrictFileSystem.path(folder).toString());

        assertThat(store.save("abc", ImageType.JPEG, Images.jpegOf(200))).isEqualTo("abc.jpg");

        assertThat(folder.resolve("abc.jpg")).hasBinaryContent(Images.jpegOf(100));
        assertThat(FolderFiles.names(folder)).containsExactly("abc.jpg");
    }

    private static ImageStore store(Path folder) {
        return new ImageStore(folder.toUri().toString());
    }
}
