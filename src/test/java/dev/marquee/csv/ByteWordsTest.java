package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the search in words of eight bytes with a loop over single bytes. */
final class ByteWordsTest {
    /**
     * The bytes that are searched for, and bytes that differ from one of these by one bit or by
     * one.
     */
    private static final int[] BYTES = {
        '"', '!', '#', ' ', '&', '*', '2', 'b', ',', '+', '-', '.', '(', '$', '<', 'l', '\n', '\r',
        '\t', 0x0B, 0x0C, 0x0E, 0x0F, 0x08, 0x05, 0x00, 0x01, 0x7F, 0x80, 0x81, 0xFF, 0xFE, 0xA2,
        0xAC, 0x8A, 0x8D, 0xA1, 0xA3
    };

    @Test
    void aByteIsFoundAtEveryPositionNextToAnyNeighbour() {
        for (int b = 0; b < 256; b++) {
            for (int neighbour : BYTES) {
                for (int position = 0; position < Long.BYTES; position++) {
                    byte[] bytes = new byte[Long.BYTES];
                    Arrays.fill(bytes, (byte) neighbour);
                    bytes[position] = (byte) b;
                    assertFinds(bytes);
                }
            }
        }
    }

    @Test
    void aMatchDoesNotDependOnPrecedingBytes() {
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
        // assertThat is too slow for millions of words.
        if (set != expected) {
            assertThat(set).as(Arrays.toString(bytes)).isEqualTo(expected);
        }
    }

    @Test
    void wordsAreReadAndWrittenInLittleEndianOrder() {
        byte[] bytes = {9, 1, 2, 3, 4, 5, 6, 7, -8, 9};
        assertThat(ByteWords.at(bytes, 1)).isEqualTo(0xF807060504030201L);

        ByteWords.put(bytes, 2, 0xF807060504030201L);
        assertThat(bytes).containsExactly(9, 1, 1, 2, 3, 4, 5, 6, 7, -8);
    }

    @Test
    void aSetIsIteratedFromItsFirstByte() {
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
    void countsAreRunningTotalsOfASet() {
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
    void upToReturnsTheSetOfTheFirstBytes() {
        assertThat(ByteWords.upTo(1)).isEqualTo(0x01L);
        assertThat(ByteWords.upTo(7)).isEqualTo(0x01010101010101L);
        assertThat(ByteWords.upTo(8)).isEqualTo(0x0101010101010101L);
        assertThat(ByteWords.upTo(100)).isEqualTo(0x0101010101010101L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x20, 0x23, 0xA2, 0xFF})
    void theFirstQuoteOfFourWordsIsFound(int neighbour) {
        byte[] bytes = new byte[ByteWords.FOUR + 3];
        Arrays.fill(bytes, (byte) neighbour);
        bytes[0] = '"';
        bytes[1 + ByteWords.FOUR] = (byte) 0x22;
        assertThat(ByteWords.firstQuoteOfFour(bytes, 1)).isGreaterThanOrEqualTo(ByteWords.FOUR);

        // A quote at each position, with quotes at all later positions.
        for (int position = ByteWords.FOUR - 1; position >= 0; position--) {
            bytes[1 + position] = '"';
            assertThat(ByteWords.firstQuoteOfFour(bytes, 1)).isEqualTo(position);
        }
    }
}
