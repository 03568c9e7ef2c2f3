package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.TestTimeout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The time to read damage is proportional to its bytes. In quadratic time these files would take
 * hours.
 */
@Timeout(value = TestTimeout.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DamageTimeTest {
    private static final int MAX_RECORD_BYTES = 1 << 20;
    private static final int BYTES = 8 << 20;

    /** Each line begins a record that extends over all following lines. */
    @ParameterizedTest(name = "{0} columns, lines {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    300000; `x","`
                    2;      `x","|a,b`
                    2;      `x","||a,b`
                    3;      `a,\""",|a,b,c|\"""`
                    16;     `"|x`
                    1;      `x","|y`
                    """)
    void damageIsReadInLinearTime(int columns, String lines) throws IOException {
        StringBuilder csv = new StringBuilder("h").append(",h".repeat(columns - 1)).append('\n');
        String repeated = lines.replace('|', '\n') + "\n";
        while (csv.length() < BYTES) {
            csv.append(repeated);
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.US_ASCII);
        RecordReader reader =
                new RecordReader(
                        new ByteArrayInputStream(bytes),
                        0,
                        MAX_RECORD_BYTES,
                        1 << 18,
                        MAX_RECORD_BYTES + 1);
        reader.next();
        reader.expectColumns(reader.record().fieldCount());

        long offset = reader.offset();
        int found = 0;
        while (reader.next() != RecordReader.Found.END) {
            assertThat(reader.offset()).isGreaterThan(offset);
            offset = reader.offset();
            found++;
        }

        assertThat(found).isPositive();
        assertThat(reader.offset()).isEqualTo(bytes.length);
    }
}
