package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the starts that {@link CertainStart} finds with those that a reader of the whole file
 * finds.
 */
final class CertainStartTest {
    private static final int HEADER_BYTES = 15;
    private static final int NO_LIMIT = 1 << 20;
    private static final int LOOKAHEAD = 4 * NO_LIMIT;

    @ParameterizedTest
    @EnumSource
    void aRecordBeginsAtEveryCertainStart(TreacherousFile file) throws IOException {
        for (int maxRecordBytes = HEADER_BYTES; maxRecordBytes < 100; maxRecordBytes++) {
            assertIsCertainFromAnyPosition(file.bytes(), maxRecordBytes);
        }
        assertIsCertainFromAnyPosition(file.bytes(), NO_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 16})
    void aRecordBeginsAtEveryCertainStartInRandomFiles(int columns) throws IOException {
        Random random = new Random(20 + columns);
        RandomCsvFiles files = new RandomCsvFiles(random);
        int found = 0;
        int positions = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] file = Mutations.mutated(files.next(1 + random.nextInt(12), columns), random);
            int maxRecordBytes =
                    random.nextInt(4) > 0 ? 8 * columns + random.nextInt(24 * columns) : NO_LIMIT;
            Whole whole = new Whole(file, maxRecordBytes);
            if (whole.hasHeader()) {
                for (int n = 0; n < 10; n++) {
                    int position =
                            whole.headerEnd() + random.nextInt(file.length + 1 - whole.headerEnd());
                    OptionalLong start = whole.assertIsCertain(position);
                    positions++;
                    found += start.isPresent() && start.getAsLong() < file.length ? 1 : 0;
                }
            }
        }
        // Otherwise the test would check too few starts.
        assertThat(found).isGreaterThan(positions / 5);
    }

    @Test
    void aTypicalFileHasACertainStartWithinThreeRecords() throws IOException {
        byte[] file = new RandomCsvFiles(new Random(7)).next(200, 16);
        Whole whole = new Whole(file, NO_LIMIT);
        List<Stretch> records = ReferenceReader.read(file, NO_LIMIT);
        for (int i = 1; i < records.size() - 20; i++) {
            long start = whole.find((int) records.get(i).offset(), LOOKAHEAD).orElseThrow();
            assertThat(start).isLessThanOrEqualTo(records.get(i + 3).offset());
        }
    }

    @Test
    void aLineInAQuotedFieldIsNotACertainStart() throws IOException {
        String text = "id,text\n1,\"\n2,two\n3,three\n\"\n4,four\n";
        Whole whole = new Whole(bytes(text), NO_LIMIT);

        for (int position = text.indexOf("1,"); position < text.indexOf("\"\n4"); position++) {
            assertThat(whole.find(position, LOOKAHEAD)).hasValue(text.indexOf("4,four"));
        }
    }

    @Test
    void withoutQuotesNothingIsCertainWithinTheMaximumLengthOfARecord() throws IOException {
        // The start position may be in a quoted field.
        Whole whole = new Whole(bytes("id,text\n" + "1,a\n".repeat(50_000)), 60_000);

        assertThat(whole.find(8, 50_000)).isEmpty();
        assertThat(whole.find(8, 150_000)).hasValue(12);
    }

    @Test
    void nothingIsCertainIfTheTwoReadingsNeverAgree() throws IOException {
        // Text that is quoted in one reading is unquoted in the other.
        byte[] file = bytes("a,b\n" + "\",\"\n".repeat(50));

        assertThat(new Whole(file, NO_LIMIT).find(4, LOOKAHEAD)).hasValue(file.length);
    }

    @Test
    void damageExtendsToTheNextIntactRecord() throws IOException {
        String text = "a,b,c\n1,\"never closed,1\n2\n3\n4,d,4\n5,e,5\n6,f,6\n7,g,7\n8,h,8\n";
        Whole whole = new Whole(bytes(text), 20);

        // Between 2 and 3 a record would begin if there were no damage.
        assertThat(whole.find(text.indexOf("closed"), LOOKAHEAD)).hasValue(text.indexOf("4,d"));
    }

    private static void assertIsCertainFromAnyPosition(byte[] file, int maxRecordBytes)
            throws IOException {
        Whole whole = new Whole(file, maxRecordBytes);
        for (int position = whole.headerEnd(); position <= file.length; position++) {
            whole.assertIsCertain(position);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A file, and the offsets of its records and damaged stretches. */
    private static final class Whole {
        private final byte[] file;
        private final int maxRecordBytes;
        private final List<Stretch> stretches;
        private final TreeSet<Long> starts = new TreeSet<>();

        Whole(byte[] file, int maxRecordBytes) {
            this.file = file;
            this.maxRecordBytes = maxRecordBytes;
            this.stretches = ReferenceReader.read(file, maxRecordBytes);
            stretches.forEach(stretch -> starts.add(stretch.offset()));
            starts.add((long) file.length);
        }

        boolean hasHeader() {
            return !stretches.isEmpty() && !stretches.get(0).damaged();
        }

        int headerEnd() {
            return (int) stretches.get(0).next();
        }

        OptionalLong assertIsCertain(int position) throws IOException {
            OptionalLong start = find(position, LOOKAHEAD);
            if (start.isPresent()) {
                assertThat(starts)
                        .as(
                                "from %d, max-record-bytes %d, %s",
                                position,
                                maxRecordBytes,
                                new String(file, StandardCharsets.ISO_8859_1))
                        .contains(start.getAsLong());
            }
            return start;
        }

        OptionalLong find(int position, int maxBytes) throws IOException {
            ByteArrayInputStream in =
                    new ByteArrayInputStream(file, position, file.length - position);
            return CertainStart.find(
                    new Lookahead(in, maxBytes),
                    position,
                    stretches.get(0).fields().size(),
                    maxRecordBytes);
        }
    }
}
