package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.marquee.PythonProgram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Utf8Test {
    /** Both sides of each limit in table 3-7 of the Unicode Standard. */
    private static final int[] LIMITS = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
        0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    private static final String DECODE =
            """
            import codecs
            replaced = 0
            def replace(error):
                global replaced
                replaced += error.end - error.start
                return '\\ufffd', error.end
            codecs.register_error('counting', replace)
            def answer(data):
                global replaced
                replaced = 0
                return [data.decode('utf-8', 'counting'), str(replaced)]
            """;

    /** The examples of "U+FFFD Substitution of Maximal Subparts", and each kind of fault. */
    @ParameterizedTest
    @CsvSource({
        "'\\xc0\\xaf\\xe0\\x80\\xbf\\xf0\\x81\\x82A', ????????A, 8",
        "'\\xed\\xa0\\x80\\xed\\xbf\\xbf\\xed\\xafA', ????????A, 8",
        "'\\xf4\\x91\\x92\\x93\\xffA\\x80\\xbfB', ?????A??B, 7",
        "'\\xe1\\x80\\xe2\\xf0\\x91\\x92\\xf1\\xbfA', ????A, 8",
        "'A\\xe2\\x82', A?, 2",
        "'\\xf0\\x9f\\x98', ?, 3",
        "'\\xf0\\x9f\\x98\\x82', 😂, 0",
        "'caf\\xe9 ', 'caf? ', 1",
        "'plain', plain, 0"
    })
    void eachMaximalSubpartIsReplacedByOneCharacter(String bytes, String text, int malformed) {
        byte[] value = TestBytes.of(bytes);

        assertThat(Utf8.decode(value, 0, value.length)).isEqualTo(text.replace('?', '\uFFFD'));
        assertThat(Utf8.malformedBytes(value, 0, value.length)).isEqualTo(malformed);
    }

    @Test
    void aReplacementCharacterInTheTextIsNotMalformed() {
        byte[] value = TestBytes.of("a\uFFFDb");

        assertThat(Utf8.decode(value, 0, value.length)).isEqualTo("a\uFFFDb");
        assertThat(Utf8.malformedBytes(value, 0, value.length)).isZero();
    }

    @Test
    void bytesOutsideTheRangeAreIgnored() {
        byte[] value = TestBytes.of("\\xc3\\xa9\\xa9");

        assertThat(Utf8.decode(value, 0, 1)).isEqualTo("\uFFFD");
        assertThat(Utf8.decode(value, 0, 2)).isEqualTo("é");
        assertThat(Utf8.decode(value, 1, 2)).isEqualTo("\uFFFD");
    }

    @Test
    void decodedTextAndCountsEqualThoseOfPython() throws Exception {
        PythonProgram.assumePresent();
        List<byte[]> values = sequences();

        List<List<String>> answers =
                PythonCsv.answers(DECODE, values, new TypeReference<List<String>>() {});

        for (int i = 0; i < values.size(); i++) {
            byte[] value = values.get(i);
            String malformed = Integer.toString(Utf8.malformedBytes(value, 0, value.length));
            assertThat(List.of(Utf8.decode(value, 0, value.length), malformed))
                    .as("%X", value)
                    .isEqualTo(answers.get(i));
        }
    }

    /** Sequences occur at all positions of a word, next to different neighbours. */
    @Test
    void wordsAreWellFormedIfAllTheirSequencesAre() {
        byte[][] wellFormed = {
            bytes("a"),
            bytes("é"),
            bytes("\u07FF"),
            bytes("\u0800"),
            bytes("अ"),
            bytes("日"),
            bytes("\uD7FF"),
            bytes("\uE000"),
            bytes("\uFFFF"),
            bytes("😂"),
            bytes("\uD800\uDC00"),
            bytes("\uDBFF\uDFFF")
        };
        Random random = new Random(41);
        int wellFormedTexts = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] text = new byte[0];
            for (int parts = random.nextInt(12); parts > 0; parts--) {
                byte[] part = wellFormed[random.nextInt(wellFormed.length)];
                if (random.nextInt(20) == 0) {
                    part = part.clone();
                    part[random.nextInt(part.length)] =
                            (byte) LIMITS[random.nextInt(LIMITS.length)];
                }
                text = Arrays.copyOf(text, text.length + part.length);
                System.arraycopy(part, 0, text, text.length - part.length, part.length);
            }
            int from = random.nextInt(text.length + 1);
            int to = from + random.nextInt(text.length - from + 1);
            byte[] padded = Arrays.copyOf(text, text.length + 8);
            boolean expected = Utf8.decode(text, from, to).chars().noneMatch(c -> c == '\uFFFD');

            assertThat(Utf8Words.areWellFormed(text, from, to)).as("%X", text).isEqualTo(expected);
            assertThat(Utf8Words.areWellFormed(padded, from, to))
                    .as("%X", text)
                    .isEqualTo(expected);
            wellFormedTexts += expected ? 1 : 0;
        }
        assertThat(wellFormedTexts).isBetween(20_000, 80_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns all sequences of three limits, and many longer ones. */
    private static List<byte[]> sequences() {
        List<byte[]> sequences = new ArrayList<>();
        for (int first : LIMITS) {
            for (int second : LIMITS) {
                for (int third : LIMITS) {
                    sequences.add(new byte[] {(byte) first, (byte) second, (byte) third});
                }
            }
        }
        Random random = new Random(37);
        for (int i = 0; i < 20_000; i++) {
            byte[] sequence = new byte[4 + random.nextInt(20)];
            for (int k = 0; k < sequence.length; k++) {
                sequence[k] = (byte) LIMITS[random.nextInt(LIMITS.length)];
            }
            sequences.add(sequence);
        }
        return sequences;
    }
}
