package dev.marquee.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

final class RecordScannerTest {
    private static final String[] PIECES = {
        "a", "abcdefgh", "abcdefghijklmnopqrstuvwxyz 0123456789", "é", "日本", "", "\"\"", ","
    };

    /**
     * A record marked as ASCII is not checked for invalid UTF-8, so the mark must never be wrong.
     */
    @RepeatedTest(20)
    void aRecordWithOtherBytesIsNeverMarkedAsAscii(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        RecordScanner scanner = new RecordScanner();
        CsvRecord record = new CsvRecord();
        int ascii = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = record(random).getBytes(UTF_8);
            byte[] window = Arrays.copyOf(bytes, bytes.length + RecordScanner.PADDING);
            boolean isAscii = true;
            for (byte one : bytes) {
                isAscii &= one >= 0;
            }

            boolean last = random.nextBoolean() || bytes[bytes.length - 1] != '\n';
            int next = scanner.scan(window, 0, bytes.length, last, record);

            assertThat(next).isEqualTo(bytes.length);
            assertThat(!record.ascii || isAscii).as("%s", new String(bytes, UTF_8)).isTrue();
            ascii += record.ascii ? 1 : 0;
        }
        assertThat(ascii).as("records marked as ASCII").isGreaterThan(100);
    }

    /** Returns a record of several fields, quoted or not, with or without a line end. */
    private static String record(Random random) {
        StringBuilder record = new StringBuilder("x");
        for (int field = random.nextInt(6); field >= 0; field--) {
            record.append(',');
            boolean quoted = random.nextInt(3) == 0;
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(4); piece > 0; piece--) {
                text.append(PIECES[random.nextInt(random.nextInt(3) == 0 ? PIECES.length : 3)]);
            }
            record.append(quoted ? "\"" + text + "\"" : "x" + text);
            if (quoted && random.nextInt(4) == 0) {
                record.append("text after the quote");
            }
        }
        return record.append(random.nextBoolean() ? "\n" : "").toString();
    }
}
