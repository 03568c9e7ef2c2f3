package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Valid records next to damage. {@link RecordReaderFuzzTest} tries random cases. */
final class RecordReaderTest {
    private static final int NO_LIMIT = 1 << 20;
    private static final int WINDOW = 16;

    @Test
    void anUnclosedQuoteDoesNotSwallowLaterRecords() throws IOException {
        String file =
                """
                id,title,likes
                1,a,1
                2,"never closed,2
                3,c,3
                4,d,4
                5,e,5
                6,f,6
                """;

        List<Stretch> stretches = read(file, 24);

        assertThat(ids(stretches)).containsExactly("id", "1", "3", "4", "5", "6");
        assertThat(damage(stretches)).isEqualTo("2,\"never closed,2\n");
    }

    @Test
    void anUnclosedQuoteDoesNotSwallowTheRestOfAShortFile() throws IOException {
        String file =
                """
                id,title,likes
                1,a,1
                2,"never closed,2
                3,c,3
                4,d,4
                """;

        List<Stretch> stretches = read(file, NO_LIMIT);

        assertThat(ids(stretches)).containsExactly("id", "1", "3", "4");
        assertThat(damage(stretches)).isEqualTo("2,\"never closed,2\n");
    }

    @Test
    void readingContinuesOnlyAtAnIntactRecord() throws IOException {
        String file =
                """
                id,text,likes
                1,"open
                two,fields

                four,fields,are,many
                ,"",
                last,"x
                y",9
                """;

        List<Stretch> stretches = read(file, 40);

        assertThat(ids(stretches)).containsExactly("id", "", "last");
        assertThat(damage(stretches)).isEqualTo("1,\"open\ntwo,fields\n\nfour,fields,are,many\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void aRecordMayHaveExactlyTheMaximumNumberOfBytes(String lineEnd) throws IOException {
        String file = String.join(lineEnd, "id,title", "1,2345678", "2,345678", "3,4567890", "");

        List<Stretch> stretches = read(file, 8);

        assertThat(ids(stretches)).containsExactly("id", "2");
        assertThat(stretches.stream().filter(Stretch::damaged).map(Stretch::offset))
                .containsExactly(8L + lineEnd.length(), 8L + 9 + 8 + 3L * lineEnd.length());
    }

    @Test
    void aTooLongRecordIsRejectedEvenIfItsQuoteIsClosed() throws IOException {
        String file = "id,title\n1,\"" + "long\n".repeat(20) + "\"\n2,b\n";

        assertThat(ids(read(file, 50))).containsExactly("id", "2");
        assertThat(ids(read(file, 500))).containsExactly("id", "1", "2");
    }

    @Test
    void aRecordWithAWrongNumberOfFieldsDoesNotAffectItsNeighbours() throws IOException {
        assertThat(ids(read("a,b,c\n1,2,3\n4\n5,6,7\n8,9,10,11\n12,13,14\n", NO_LIMIT)))
                .containsExactly("a", "1", "4", "5", "8", "12");
    }

    @Test
    void recordsBeforeTheCutOfATruncatedFileAreRead() throws IOException {
        String text =
                "\uFEFFid,title,tags,text\r\n1,é,a|\"b\",\"one\r\ntwo, \"\"2\"\"\"\r\n"
                        + "2,\"b\",,\n\n3,\"\"\"\",x,\"\n\n\"\r4,日本,\"t\",😂\n";
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        List<Stretch> whole = Stretch.ofFile(file, NO_LIMIT, WINDOW);
        assertThat(ids(whole)).containsExactly("id", "1", "2", "3", "4");

        for (int cut = 0; cut <= file.length; cut++) {
            int end = cut;
            List<Stretch> before = whole.stream().filter(stretch -> stretch.next() <= end).toList();
            List<Stretch> read = Stretch.ofFile(Arrays.copyOf(file, cut), NO_LIMIT, WINDOW);
            // The remainder of the truncated record is one record or one damaged stretch.
            assertThat(read).as("cut at %d", cut).hasSizeBetween(before.size(), before.size() + 1);
            assertThat(read.subList(0, before.size())).as("cut at %d", cut).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64})
    void theByteOrderMarkIsSkippedWithAnyWindow(int window) throws IOException {
        byte[] file = "\uFEFFid\n1\n".getBytes(StandardCharsets.UTF_8);

        assertThat(ids(Stretch.ofFile(file, NO_LIMIT, window))).containsExactly("id", "1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 64 * 1024, 1024 * 1024})
    void theRawTextOfDamageIsCutTo64KiBWithAnyWindow(int window) throws IOException {
        String file = "id,title\n1,\"" + "x".repeat(200_000) + "\n2,b\n";

        List<Stretch> stretches = Stretch.ofFile(file.getBytes(StandardCharsets.UTF_8), 10, window);

        assertThat(damage(stretches)).isEqualTo(file.substring(9, 9 + 64 * 1024));
        assertThat(ids(stretches)).containsExactly("id", "2");
    }

    @Test
    void theRawTextOfARecordIsCutTo64KiB() throws IOException {
        String file = "id\n" + "x".repeat(70_000) + "\n";

        assertThat(read(file, NO_LIMIT).get(1).raw()).hasSize(64 * 1024);
    }

    /**
     * With all lengths and windows, each byte of a field is once at the border of a word and of a
     * window.
     */
    @Test
    void fieldsOfAllLengthsAreReadTheSameWithAnyWindow() throws IOException {
        List<String> kinds =
                List.of(
                        "%s",
                        "\"%s\"",
                        "\"%s\"\"\"",
                        "\"\"\"%s\"",
                        "\"%s\"\"\"\"%1$s\"",
                        "\"%s\"b\"%1$s",
                        "\"%s\"\"\"b\"",
                        "\"\"%s",
                        "%s\"",
                        "\"%s,\n%1$s\"");
        for (String kind : kinds) {
            StringBuilder file = new StringBuilder("id,text,likes\n");
            for (int length = 0; length <= 70; length++) {
                String letters =
                        "\u00ac\u00a2a\u00a2\u4e0a-\u008d#!".repeat(8).substring(0, length);
                file.append(length).append(',').append(kind.formatted(letters));
                file.append(length % 3 == 0 ? "\n" : length % 3 == 1 ? ",7\r\n" : ",\"7\"\r");
            }
            byte[] bytes =
                    file.append("71,")
                            .append(kind.formatted("z"))
                            .toString()
                            .getBytes(StandardCharsets.UTF_8);
            List<Stretch> expected = ReferenceReader.read(bytes, NO_LIMIT);
            assertThat(expected).hasSizeGreaterThan(70);

            for (int window = 1; window <= 300; window++) {
                assertThat(Stretch.ofFile(bytes, NO_LIMIT, window))
                        .as("%s, window %d", kind, window)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void aFileThatEndsAtAnyByteIsReadAsByTheReferenceReader() throws IOException {
        byte[] bytes =
                ("id,text\n1,\""
                                + "a\"\"".repeat(30)
                                + "\"b\",\"\"\"\"\"\",\""
                                + "c".repeat(70)
                                + "\"")
                        .getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end <= bytes.length; end++) {
            byte[] file = Arrays.copyOf(bytes, end);
            for (int window : new int[] {1, 8, 100, 1000}) {
                assertThat(Stretch.ofFile(file, NO_LIMIT, window))
                        .as("end %d, window %d", end, window)
                        .isEqualTo(ReferenceReader.read(file, NO_LIMIT));
            }
        }
    }

    private static List<Stretch> read(String file, int maxRecordBytes) throws IOException {
        return Stretch.ofFile(file.getBytes(StandardCharsets.UTF_8), maxRecordBytes, WINDOW);
    }

    private static List<String> ids(List<Stretch> stretches) {
        return stretches.stream()
                .filter(stretch -> !stretch.damaged())
                .map(record -> record.fields().get(0))
                .toList();
    }

    private static String damage(List<Stretch> stretches) {
        List<Stretch> damaged = stretches.stream().filter(Stretch::damaged).toList();
        assertThat(damaged).hasSize(1);
        return damaged.get(0).raw();
    }
}
