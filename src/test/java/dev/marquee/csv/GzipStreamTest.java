package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.Gzip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GzipStreamTest {
    private static final byte[] CONTENT = content();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 1 << 20})
    void compressedBytesAreDecompressed(int bufferSize) throws IOException {
        GzipStream gzip = GzipStream.of("file.csv.gz", new ByteArrayInputStream(Gzip.of(CONTENT)));

        assertThat(read(gzip, bufferSize)).isEqualTo(CONTENT);
        assertThat(gzip.damage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 1 << 20})
    void allBytesBeforeTheDamageAreReadWithAnyBufferSize(int bufferSize) throws IOException {
        byte[] damaged = Gzip.damagedAfter(CONTENT);
        GzipStream gzip = GzipStream.of("file.csv.gz", new ByteArrayInputStream(damaged));

        assertThat(read(gzip, bufferSize)).isEqualTo(CONTENT);
        assertThat(gzip.damage()).startsWith("gzip: ");
    }

    @Test
    void aTruncatedStreamEndsAtTheCut() throws IOException {
        byte[] whole = Gzip.of(CONTENT);
        GzipStream gzip =
                GzipStream.of("file.csv.gz", new ByteArrayInputStream(whole, 0, whole.length / 2));

        byte[] read = read(gzip, 4096);

        assertThat(gzip.damage()).isEqualTo("gzip: cut short");
        assertThat(read).isEqualTo(Arrays.copyOf(CONTENT, read.length));
        // The content hardly compresses, and the last block may be incomplete.
        assertThat(read.length).isGreaterThan(CONTENT.length * 4 / 10);
    }

    @Test
    void aWrongChecksumIsReportedAfterTheContent() throws IOException {
        byte[] wrong = Gzip.of(CONTENT);
        wrong[wrong.length - 5] ^= 1;
        GzipStream gzip = GzipStream.of("file.csv.gz", new ByteArrayInputStream(wrong));

        assertThat(read(gzip, 4096)).isEqualTo(CONTENT);
        assertThat(gzip.damage()).startsWith("gzip: ");
    }

    private static byte[] read(GzipStream gzip, int bufferSize) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[bufferSize];
        int length;
        while ((length = gzip.read(part, 0, bufferSize)) >= 0) {
            all.write(part, 0, length);
        }
        return all.toByteArray();
    }

    private static byte[] content() {
        byte[] content = new byte[200_000];
        Random random = new Random(8);
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) random.nextInt(128);
        }
        return content;
    }
}
