package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in words of bytes, held against a look at each byte. */
final class ByteWordsTest {
    /** Those that are looked for, and those that differ from one of them by a bit, or by one. */
    private static final int[] BYTES = {
        '"', '!', '#', ' ', '&', '*', '2', 'b', ',', '+', '-', '.', '(', '$', '<', 'l', '\n', '\r',
        '\t', 0x0B, 0x0C, 0x0E, 0x0F, 0x08, 0x05, 0x00, 0x01, 0x7F, 0x80, 0x81, 0xFF, 0xFE, 0xA2,
        0xAC, 0x8A, 0x8D, 0xA1, 0xA3
    };

    @Test
    void eachByteIsFoundAtEachPlaceWhateverIsBesideIt() {
        for (int b = 0; b < 256; b++) {
            for (int beside : BYTES) {
                for (int place = 0; place < Long.BYTES; place++) {
                    byte[] bytes = new byte[Long.BYTES];
                    Arrays.fill(bytes, (byte) beside);
                    bytes[place] = (byte) b;
                    assertFinds(bytes);
                }
            }
        }
    }

    @Test
    void whatIsFoundInAByteDoesNotDependOnThoseBeforeIt() {
        Random random = new Random(8);
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < 100_000; i++) {
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) BYTES[random.nextInt(BYTES.length)];
            }
            assertFinds(bytes);
        }
    }

    private static void assertFinds(byte[] bytes) {
        long word = ByteWords.at(bytes, 0);
        assertSet(bytes, ByteWords.quotes(word), b -> b == '"');
        assertSet(bytes, ByteWords.fieldEnds(word), b -> b == ',' || b == '\n' || b == '\r');
        assertSet(bytes, ByteWords.notAscii(word), b -> b < 0);
    }

    private static void assertSet(byte[] bytes, long set, IntPredicate belongs) {
        long expected = 0;
        for (int i = 0; i < bytes.length; i++) {
            expected |= belongs.test(bytes[i]) ? 1L << (i * Byte.SIZE) : 0;
        }
        // Not assertThat on each: there are millions.
        if (set != expected) {
            assertThat(set).as(Arrays.toString(bytes)).isEqualTo(expected);
        }
    }

    @Test
    void aWordIsReadAndWrittenFromItsLowestByteOn() {
        byte[] bytes = {9, 1, 2, 3, 4, 5, 6, 7, -8, 9};
        assertThat(ByteWords.at(bytes, 1)).isEqualTo(0xF807060504030201L);

        ByteWords.put(bytes, 2, 0xF807060504030201L);
        assertThat(bytes).containsExactly(9, 1, 1, 2, 3, 4, 5, 6, 7, -8);
    }

    @Test
    void aSetIsGoneThroughFromItsFirstByteOn() {
        long set = ByteWords.quotes(ByteWords.at(TestBytes.of("a\"\"bcde\""), 0));

        assertThat(ByteWords.first(set)).isEqualTo(1);
        set = ByteWords.withoutFirst(set);
        assertThat(ByteWords.first(set)).isEqualTo(2);
        set = ByteWords.withoutFirst(set);
        assertThat(ByteWords.first(set)).isEqualTo(7);
        set = ByteWords.withoutFirst(set);
        assertThat(ByteWords.first(set)).isEqualTo(8);
        assertThat(ByteWords.withoutFirst(set)).isZero();
    }

    @Test
    void theBytesOfASetAreCountedUpToEach() {
        long quotes = ByteWords.quotes(ByteWords.at(TestBytes.of("\"a\"\"bcd\""), 0));
        long counts = ByteWords.counts(quotes);

        assertThat(counts).isEqualTo(0x0403030303020101L);
        assertThat(ByteWords.total(counts)).isEqualTo(4);
        assertThat(ByteWords.odd(counts, 0)).isEqualTo(0x0001010101000101L);
        assertThat(ByteWords.odd(counts, 2)).isEqualTo(0x0001010101000101L);
        assertThat(ByteWords.odd(counts, 7)).isEqualTo(0x0100000000010000L);
        assertThat(ByteWords.total(ByteWords.counts(ByteWords.quotes(0x2222222222222222L))))
                .isEqualTo(8);
    }

    @Test
    void theFirstBytesOfAWordAreSoMany() {
        assertThat(ByteWords.upTo(1)).isEqualTo(0x01L);
        assertThat(ByteWords.upTo(7)).isEqualTo(0x01010101010101L);
        assertThat(ByteWords.upTo(8)).isEqualTo(0x0101010101010101L);
        assertThat(ByteWords.upTo(100)).isEqualTo(0x0101010101010101L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x20, 0x23, 0xA2, 0xFF})
    void theFirstQuoteOfFourWordsIsFound(int beside) {
        byte[] bytes = new byte[ByteWords.FOUR + 3];
        Arrays.fill(bytes, (byte) beside);
        bytes[0] = '"';
        bytes[1 + ByteWords.FOUR] = (byte) 0x22;
        assertThat(ByteWords.firstQuoteOfFour(bytes, 1)).isGreaterThanOrEqualTo(ByteWords.FOUR);

        // Each place, with all places behind it.
        for (int place = ByteWords.FOUR - 1; place >= 0; place--) {
            bytes[1 + place] = '"';
            assertThat(ByteWords.firstQuoteOfFour(bytes, 1)).isEqualTo(place);
        }
    }
}
