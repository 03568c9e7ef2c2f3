package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.TestTimeout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages files at random and reads them with small and large windows. The stretches must equal
 * those of {@link ReferenceReader}, to the byte. The seeds are fixed.
 */
@Timeout(value = TestTimeout.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RecordReaderFuzzTest {
    private static final int FILES = 2000;
    private static final int LARGE_WINDOW = 64 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16})
    void aDamagedFileIsReadAsByTheReferenceReader(int columns) throws Exception {
        Random random = new Random(columns);
        RandomCsvFiles files = new RandomCsvFiles(random);
        int resumed = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] file = Mutations.mutated(files.next(1 + random.nextInt(8), columns), random);
            int maxRecordBytes =
                    random.nextInt(4) > 0 ? 8 * columns + random.nextInt(24 * columns) : 1 << 20;
            List<Stretch> expected = ReferenceReader.read(file, maxRecordBytes);

            assertReads(expected, file, maxRecordBytes, 1 + random.nextInt(64));
            assertReads(expected, file, maxRecordBytes, LARGE_WINDOW);
            assertReadsAgainAfterAnyStretch(expected, file, maxRecordBytes, random);
            resumed += hasRecordAfterDamage(expected) ? 1 : 0;
        }
        // Otherwise the test would check too little damage.
        assertThat(resumed).isGreaterThan(FILES / 40);
    }

    /**
     * Only bytes with a meaning in the grammar: records run into each other, and damage into
     * damage.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void aFileOfQuotesCommasAndLineEndsIsReadAsByTheReferenceReader(int columns) throws Exception {
        Random random = new Random(10 + columns);
        String header = "h" + ",h".repeat(columns - 1) + "\n";
        String bytes = "xx,,\"\"\"\n\n\r";
        int damaged = 0;
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder(header);
            for (int length = random.nextInt(120); length > 0; length--) {
                text.append(bytes.charAt(random.nextInt(bytes.length())));
            }
            byte[] file = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            int maxRecordBytes = header.length() + random.nextInt(30);
            List<Stretch> expected = ReferenceReader.read(file, maxRecordBytes);

            assertReads(expected, file, maxRecordBytes, 1 + random.nextInt(64));
            assertReadsAgainAfterAnyStretch(expected, file, maxRecordBytes, random);
            damaged += expected.stream().filter(Stretch::damaged).count() > 1 ? 1 : 0;
        }
        assertThat(damaged).isGreaterThan(50);
    }

    private static boolean hasRecordAfterDamage(List<Stretch> stretches) {
        return stretches.stream().skip(1).anyMatch(Stretch::damaged)
                && !stretches.get(stretches.size() - 1).damaged();
    }

    private static void assertReads(
            List<Stretch> expected, byte[] file, int maxRecordBytes, int window) throws Exception {
        assertThat(Stretch.ofFile(file, maxRecordBytes, window))
                .as("max-record-bytes %d, window %d, %s", maxRecordBytes, window, text(file))
                .isEqualTo(expected);
    }

    private static void assertReadsAgainAfterAnyStretch(
            List<Stretch> expected, byte[] file, int maxRecordBytes, Random random)
            throws Exception {
        // Reading is restored only after the header.
        if (expected.isEmpty() || expected.get(0).damaged()) {
            return;
        }
        int stretch = random.nextInt(expected.size());
        assertThat(
                        Stretch.from(
                                expected.get(stretch).next(),
                                expected.get(0).fields().size(),
                                file,
                                maxRecordBytes,
                                1 + random.nextInt(64)))
                .as(
                        "after stretch %d, max-record-bytes %d, %s",
                        stretch, maxRecordBytes, text(file))
                .isEqualTo(expected.subList(stretch + 1, expected.size()));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
