package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.marquee.PythonProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads random files, and asks Python to read them too. */
final class PythonCsvComparisonTest {
    private static final String READ_CSV =
            """
            def answer(data):
                text = data.removeprefix(b'\\xef\\xbb\\xbf').decode('utf-8', 'replace')
                return [record for record in csv.reader(io.StringIO(text, newline='')) if record]
            """;
    private static final TypeReference<List<List<String>>> RECORDS = new TypeReference<>() {};

    /** What makes a difference to the grammar is frequent, the parts of UTF-8 sequences too. */
    private static final int[] SOUP = {
        '"', '"', '"', '"', ',', ',', '\n', '\n', '\r', '\r', 'a', 'b', '|', ' ', 0, 0xC3, 0xA9,
        0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0xED, 0xA0, 0xEF, 0xBB, 0xBF
    };

    private static final int NO_LIMIT = 1 << 20;

    @BeforeAll
    static void findPython() {
        PythonProgram.assumePresent();
    }

    @Test
    void randomBytesHoldTheSameRecords() throws Exception {
        Random random = new Random(20171114);
        assertReadsAsPython(IntStream.range(0, 4000).mapToObj(i -> soup(random)).toList());
    }

    @Test
    void damagedFilesHoldTheSameRecords() throws Exception {
        Random random = new Random(20200812);
        RandomCsvFiles files = new RandomCsvFiles(random);
        assertReadsAsPython(
                IntStream.range(0, 1000)
                        .mapToObj(i -> Mutations.mutated(files.next(4, 16), random))
                        .toList());
    }

    private static void assertReadsAsPython(List<byte[]> files) throws Exception {
        List<List<List<String>>> expected = PythonCsv.answers(READ_CSV, files, RECORDS);
        for (int i = 0; i < files.size(); i++) {
            assertThat(records(files.get(i))).as("file %d", i).isEqualTo(expected.get(i));
        }
    }

    /** The grammar alone: without a right number of fields no record is damaged. */
    private static List<List<String>> records(byte[] file) throws IOException {
        RecordReader reader = new RecordReader(new ByteArrayInputStream(file), 0, NO_LIMIT, 32);
        List<List<String>> records = new ArrayList<>();
        while (reader.next() == RecordReader.Found.RECORD) {
            CsvRecord record = reader.record();
            records.add(IntStream.range(0, record.fieldCount()).mapToObj(record::text).toList());
        }
        assertThat(reader.offset()).isEqualTo(file.length);
        return records;
    }

    private static byte[] soup(Random random) {
        byte[] bytes = new byte[random.nextInt(80)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) SOUP[random.nextInt(SOUP.length)];
        }
        return bytes;
    }
}
