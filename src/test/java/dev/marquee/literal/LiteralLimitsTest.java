package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.TestTimeout;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extremely large fields are read or rejected in linear time. */
@Timeout(value = TestTimeout.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LiteralLimitsTest {
    private static final int MILLION = 1_000_000;
    private static final int LONG_TEXT = 64 << 20;

    private final LiteralReader reader = new LiteralReader();

    @ParameterizedTest
    @CsvSource({"[, ]", "(, )", "'(', ',)'", "{1:, }", "'[(1,', ')]'"})
    void bracketsMayBeNestedAsDeeplyAsInPython(String open, String close) throws Exception {
        int deepest = 200 / (int) open.chars().filter(c -> "[({".indexOf(c) >= 0).count();
        String literal = open.repeat(deepest) + "None" + close.repeat(deepest);

        assertThat(Typed.of(LiteralTree.read(literal))).contains("None");
        assertRejected("[" + literal + "]", "brackets more than 200 deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "{1:", "-(", "[(", "{(", "'a' ("})
    void aMillionOpenBracketsAreRejected(String open) {
        assertThatExceptionOfType(LiteralException.class)
                .isThrownBy(() -> LiteralTree.read(open.repeat(MILLION)));
    }

    @Test
    void aMillionItemsAreRead() throws Exception {
        String dicts = "[" + "{'name':'a'},".repeat(MILLION) + "]";

        assertThat(names(dicts, "name")).isEqualTo(Collections.nCopies(MILLION, "a"));
    }

    @Test
    void aMillionValuesOfOneDictAreRead() throws Exception {
        StringBuilder dict = new StringBuilder("[{");
        for (int i = 0; i < MILLION; i++) {
            dict.append('\'').append(i % 1000).append("':'").append(i).append("',");
        }
        String field = dict.append("}]").toString();

        assertThat(names(field, "7")).containsExactly("999007");
        Literal.ListOf list = (Literal.ListOf) LiteralTree.read(field);
        assertThat(((Literal.DictOf) list.items().get(0)).entries()).hasSize(1000);
    }

    @Test
    void moreThanFourMillionValuesAreRejected() {
        assertRejected("[" + "1,".repeat(4_200_000) + "]", "more than 4194304 values");
    }

    @Test
    void aLongTextIsRead() throws Exception {
        String text = "a".repeat(LONG_TEXT);

        assertThat(names("[{'name': '" + text + "'}]", "name").get(0).length())
                .isEqualTo(LONG_TEXT);
    }

    @Test
    void aLongTextOfEscapesIsRead() throws Exception {
        String escaped = "\\n".repeat(LONG_TEXT / 8);

        assertThat(names("[{'name': '" + escaped + "'}]", "name").get(0).length())
                .isEqualTo(LONG_TEXT / 8);
    }

    @Test
    void aMillionAdjacentStringsAreOneText() throws Exception {
        String parts = "'a'\n".repeat(MILLION);

        assertThat(names("[{'name': " + parts + "}]", "name").get(0).length()).isEqualTo(MILLION);
    }

    @Test
    void aLongTextWithoutClosingQuoteIsRejected() {
        assertRejected("['" + "\"a".repeat(LONG_TEXT / 2), "a string without its closing quote");
    }

    @Test
    void muchWhiteSpaceIsRead() throws Exception {
        String field = "#c\n \n".repeat(MILLION) + "[" + " \n#c\n\\\n".repeat(MILLION) + "]";

        assertThat(names(field + "\n \n".repeat(MILLION), "name")).isEmpty();
    }

    @Test
    void aWholeNumberMayHaveAsManyDigitsAsInPython() throws Exception {
        String digits = "9".repeat(4300);

        assertThat(LiteralTree.read(digits))
                .isEqualTo(new Literal.WholeNumber(new BigInteger(digits)));
        assertThat(LiteralTree.read("0".repeat(5000)))
                .isEqualTo(new Literal.WholeNumber(BigInteger.ZERO));
        for (String number : List.of(digits + "9", "0x" + digits + "9", "1_" + digits)) {
            assertRejected(number, "a whole number of more than 4300 digits");
        }
    }

    @Test
    void aRealNumberMayHaveAnyNumberOfDigits() throws Exception {
        assertThat(LiteralTree.read("0." + "0".repeat(MILLION) + "1e" + (MILLION + 1)))
                .isEqualTo(new Literal.RealNumber(1));
        assertThat(LiteralTree.read("1e-" + "9".repeat(MILLION)))
                .isEqualTo(new Literal.RealNumber(0));
    }

    private void assertRejected(String field, String reason) {
        assertThatExceptionOfType(LiteralException.class)
                .isThrownBy(() -> LiteralTree.read(field))
                .withMessageStartingWith(reason + " at character ");
        assertThatExceptionOfType(LiteralException.class)
                .isThrownBy(() -> names(field, "name"))
                .withMessageStartingWith(reason + " at character ");
    }

    private List<String> names(String field, String key) throws LiteralException {
        reader.read(field);
        return reader.names(key);
    }
}
