package dev.marquee.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.TestTimeout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvRecordTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "7, 7",
        "-7, -7",
        "007, 7",
        "5000000, 5000000",
        "999999999999999999, 999999999999999999",
        "-99999999999999999, -99999999999999999",
        "1000000000000000000, 1000000000000000000",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "000000000000000000000000012, 12",
        "748374.0, 748374",
        "-1.0, -1",
        "0.0, 0",
        "00.0, 0",
        "10.000, 10",
        "9223372036854775807.0, 9223372036854775807"
    })
    void aWholeNumberMayUseAll64Bits(String field, long number) {
        assertThat(record(field).wholeNumber(0)).isEqualTo(number);
        assertThat(record("x,\"" + field + "\"").wholeNumber(1)).isEqualTo(number);
    }

    @Test
    void valuesWithoutEscapesAreComparedByTheirBytes() {
        byte[] seen = record("x,\"17.14.11\"").copyBytes(1);
        assertThat(record("17.14.11,x").hasBytes(0, seen)).isTrue();
        assertThat(record("17.14.11,x").hasBytes(1, seen)).isFalse();
        assertThat(record("17.14.1").hasBytes(0, seen)).isFalse();
        assertThat(record("17.14.111").hasBytes(0, seen)).isFalse();
    }

    @Test
    void valuesThatDifferFromTheirBytesAreNotComparedByBytes() {
        assertThat(record("\"17\" ").copyBytes(0)).isNull();
        assertThat(record("\"1\"\"7\"").copyBytes(0)).isNull();
        assertThat(record("\"1\"\"7\"").hasBytes(0, record("1\"\"7").copyBytes(0))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" 12", "12 ", "\t12\u00a0", "\u2003 12 \u3000", "\"\n12\r\n\"", "\"12\" "})
    void whiteSpaceAroundAWholeNumberIsIgnored(String field) {
        assertThat(record(field).wholeNumber(0)).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                " ",
                "-",
                "--1",
                "- 1",
                "+1",
                "-+1",
                "1-",
                ".0",
                "-.0",
                "1.",
                "1.5",
                "1.0.0",
                "1.0e3",
                "+1.0",
                "1e3",
                "1_000",
                "\"1,000\"",
                "1 000",
                "0x10",
                "NaN",
                "False",
                "12\u0000",
                "\u0661\u0662",
                "1\uff12",
                "\u22121",
                "\"1\"\"2\"",
                "/",
                ":",
                "1/",
                "1:",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999999999999999999"
            })
    void textThatIsNotAWholeNumberOf64BitsIsRejected(String field) {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> record(field).wholeNumber(0));
    }

    /** A regular expression that backtracks over the digits would take hours for these fields. */
    @ParameterizedTest
    @ValueSource(strings = {"1", ".", "e", "1e", "-", "+1"})
    @Timeout(value = TestTimeout.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFieldOfAMegabyteThatIsNotANumberIsRejectedInLinearTime(String repeated) {
        String field = repeated.repeat(1_000_000 / repeated.length()) + "x";

        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(NumberFormatException.class)
                    .isThrownBy(() -> record(field).decimal(0))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
            assertThatExceptionOfType(NumberFormatException.class)
                    .isThrownBy(() -> record(field).wholeNumber(0));
        }
    }

    @Test
    void anExcerptHasAtMost100Characters() {
        assertThat(record(" text ").excerpt(0)).isEqualTo("text");
        assertThat(record("x".repeat(100)).excerpt(0)).isEqualTo("x".repeat(100));
        assertThat(record("x".repeat(101)).excerpt(0)).isEqualTo("x".repeat(100) + "…");
        assertThat(record("x".repeat(99) + "😂😂").excerpt(0)).isEqualTo("x".repeat(99) + "…");
    }

    @Test
    void anEmptyFieldIsNotANumber() {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> record("1,,3").wholeNumber(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "4.0",
                "3.5",
                "0.5",
                "10",
                ".5",
                "5.",
                "00.10",
                "12345678.123456",
                "0.00000000000001",
                "123456789012345",
                "0.1234567890123456789",
                "1234567890123456789012345.678",
                "-1.5",
                "+1.5",
                "1e3",
                "35E-1"
            })
    void aDecimalNumberIsRoundedAsByTheJdk(String field) {
        assertThat(record(field).decimal(0)).isEqualTo(Double.parseDouble(field));
        assertThat(record("x,\" " + field + "\"").decimal(1)).isEqualTo(Double.parseDouble(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                ".",
                " ",
                "-",
                "1.2.3",
                "1,5\"",
                "NaN",
                "Infinity",
                "1f",
                "0x1p3",
                "1_0",
                "e3"
            })
    void textThatIsNotADecimalNumberIsRejected(String field) {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> record("\"" + field.replace("\"", "") + "\"").decimal(0));
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> record("0," + field.replace(',', ';')).decimal(1));
    }

    @Test
    void invalidUtf8IsReplacedAndCounted() {
        CsvRecord record = record("ok,caf\\xe9,\"\\xe2\\x82\"\"\\xff\",\uFFFD");

        assertThat(record.replacedBytes()).isZero();
        assertThat(record.text(1)).isEqualTo("caf\uFFFD");
        assertThat(record.replacedBytes()).isEqualTo(1);
        assertThat(record.text(2)).isEqualTo("\uFFFD\"\uFFFD");
        assertThat(record.replacedBytes()).isEqualTo(4);
        assertThat(record.text(3)).isEqualTo("\uFFFD");
        assertThat(record.replacedBytes()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain ASCII of some length",
                "caf\\xe9",
                "0123456\\xff",
                "01234567\\xff",
                "\"\\xe2\\x82\"\"\\xff\"",
                "\"\\xc3\"\\xa9",
                "\\xf0\\x9f\\x98\\x82 and \\xf0\\x9f\\x98",
                ""
            })
    void passingAFieldCountsTheSameReplacedBytesAsReadingIt(String field) {
        CsvRecord read = record("ok," + field);
        CsvRecord passed = record("ok," + field);

        read.text(1);
        passed.pass(1);

        assertThat(passed.replacedBytes()).isEqualTo(read.replacedBytes());
    }

    @Test
    void replacedBytesOfUnreadFieldsAreNotCounted() {
        CsvRecord record = record("ok,\\xff\\xff\\xff");

        assertThat(record.text(0)).isEqualTo("ok");
        assertThat(record.replacedBytes()).isZero();
    }

    @Test
    void aCharacterInterruptedByAClosingQuoteIsInvalidUtf8() {
        CsvRecord record = record("\"\\xc3\"\\xa9");

        assertThat(record.text(0)).isEqualTo("\uFFFD\uFFFD");
        assertThat(record.replacedBytes()).isEqualTo(2);
    }

    @Test
    void fieldsMayBeReadRepeatedlyAndInAnyOrder() {
        CsvRecord record = record("\"a\"\"b\",\"c\"\"d\"\"e\",f");

        assertThat(record.text(2)).isEqualTo("f");
        assertThat(record.text(1)).isEqualTo("c\"d\"e");
        assertThat(record.text(0)).isEqualTo("a\"b");
        assertThat(record.text(1)).isEqualTo("c\"d\"e");
    }

    @Test
    void aStrippedTextHasNoWhiteSpaceAtItsEnds() {
        assertThat(record("1,\u00a0 a b\t").strippedText(1)).isEqualTo("a b");
    }

    /** The fields contain quotes, all kinds of white space, and bytes that are not UTF-8. */
    @Test
    void copiedStrippedTextEqualsDecodedStrippedText() {
        int copies = 0;
        String[] parts = {
            "a",
            "|",
            " ",
            "\t",
            "\u00a0",
            "\u2003",
            "\u3000",
            "\u1680",
            "\u0085",
            "\u3042",
            "é",
            "\u201c",
            "😂",
            "\\xe3",
            "\\x80",
            "\\xc2",
            "\\xa0",
            "\\xff",
            "\"\"",
            "longer text "
        };
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder field = new StringBuilder();
            for (int length = random.nextInt(7); length > 0; length--) {
                field.append(parts[random.nextInt(parts.length)]);
            }
            String line =
                    switch (random.nextInt(3)) {
                        case 0 -> "x," + field;
                        case 1 -> "x,\"" + field + "\"";
                        default -> "x,\"" + field + "\"|\"" + field + "\"";
                    };
            CsvRecord decoded = record(line);
            CsvRecord copied = record(line);
            String expected = decoded.strippedText(1);
            byte[] target = new byte[3 + copied.length(1)];

            int end = copied.copyStrippedText(1, target, 3);

            assertThat(copied.replacedBytes()).as(line).isZero();
            if (end != CsvRecord.NOT_COPIED) {
                assertThat(new String(target, 3, end - 3, UTF_8)).as(line).isEqualTo(expected);
                assertThat(decoded.replacedBytes()).as(line).isZero();
                copies++;
            }
        }
        assertThat(copies).isGreaterThan(2_000);
    }

    /** Parses a line, in which <code>\xNN</code> is a byte. */
    private static CsvRecord record(String line) {
        byte[] bytes = TestBytes.of(line);
        CsvRecord record = new CsvRecord();
        byte[] window = Arrays.copyOf(bytes, bytes.length + RecordScanner.PADDING);
        new RecordScanner().scan(window, 0, bytes.length, true, record);
        return record;
    }
}
