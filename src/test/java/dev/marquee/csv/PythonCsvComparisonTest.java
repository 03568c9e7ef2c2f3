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

/** Compares the records of random files with those that Python reads. */
final class PythonCsvComparisonTest {
    private static final String READ_CSV =
            """
            def answer(data):
                text = data.removeprefix(b'\\xef\\xbb\\xbf').decode('utf-8', 'replace')
                return [record for record in csv.reader(io.StringIO(text, newline='')) if record]
            """;
    private static final TypeReference<List<List<String>>> RECORDS = new TypeReference<>() {};

    /**
     * Bytes with a meaning in the grammar are frequent, and so are the bytes of UTF-8 sequences.
     */
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
    void recordsOfRandomBytesEqualThoseOfPython() throws Exception {
        Random random = new Random(20171114);
        assertReadsAsByPython(IntStream.range(0, 4000).mapToObj(i -> soup(random)).toList());
    }

    @Test
    void recordsOfDamagedFilesEqualThoseOfPython() throws Exception {
        Random random = new Random(20200812);
        RandomCsvFiles files = new RandomCsvFiles(random);
        assertReadsAsByPython(
                IntStream.range(0, 1000)
                        .mapToObj(i -> Mutations.mutated(files.next(4, 16), random))
                        .toList());
    }

    private static void assertReadsAsByPython(List<byte[]> files) throws Exception {
        List<List<List<String>>> expected = PythonCsv.answers(READ_CSV, files, RECORDS);
        for (int i = 0; i < files.size(); i++) {
            assertThat(records(files.get(i))).as("file %d", i).isEqualTo(expected.get(i));
        }
    }

    /** Applies the grammar alone: without an expected number of fields, no record is damaged. */
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
