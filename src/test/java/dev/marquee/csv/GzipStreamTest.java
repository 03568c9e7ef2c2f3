package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

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
    void itHoldsWhatWasCompressed(int atOnce) throws IOException {
        GzipStream gzip = GzipStream.of("file.csv.gz", new ByteArrayInputStream(Gzip.of(CONTENT)));

        assertThat(read(gzip, atOnce)).isEqualTo(CONTENT);
        assertThat(gzip.damage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 1 << 20})
    void allThatStandsBeforeDamageIsHadHoweverMuchIsReadAtOnce(int atOnce) throws IOException {
        byte[] damaged = Gzip.damagedBehind(CONTENT);
        GzipStream gzip = GzipStream.of("file.csv.gz", new ByteArrayInputStream(damaged));

        assertThat(read(gzip, atOnce)).isEqualTo(CONTENT);
        assertThat(gzip.damage()).startsWith("gzip: ");
    }

    @Test
    void aStreamThatIsCutEndsWhereItIsCut() throws IOException {
        byte[] whole = Gzip.of(CONTENT);
        GzipStream gzip =
                GzipStream.of("file.csv.gz", new ByteArrayInputStream(whole, 0, whole.length / 2));

        byte[] read = read(gzip, 4096);

        assertThat(gzip.damage()).isEqualTo("gzip: cut short");
        assertThat(read).isEqualTo(Arrays.copyOf(CONTENT, read.length));
        // It hardly compresses, and its end may wait in a block that is not complete.
        assertThat(read.length).isGreaterThan(CONTENT.length * 4 / 10);
    }

    @Test
    void aWrongChecksumIsDamageBehindTheContent() throws IOException {
        byte[] wrong = Gzip.of(CONTENT);
        wrong[wrong.length - 5] ^= 1;
        GzipStream gzip = GzipStream.of("file.csv.gz", new ByteArrayInputStream(wrong));

        assertThat(read(gzip, 4096)).isEqualTo(CONTENT);
        assertThat(gzip.damage()).startsWith("gzip: ");
    }

    private static byte[] read(GzipStream gzip, int atOnce) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[atOnce];
        int length;
        while ((length = gzip.read(part, 0, atOnce)) >= 0) {
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
