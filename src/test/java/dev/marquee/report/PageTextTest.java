package dev.marquee.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageTextTest {
    @ParameterizedTest
    @CsvSource({"abcd,4,abcd", "abcde,4,abcd…", "'',4,''"})
    void aLongTextIsCut(String text, int most, String shown) {
        assertThat(PageText.cut(text, most)).isEqualTo(shown);
    }

    @Test
    void aTextOfAMegabyteIsCut() {
        assertThat(PageText.cut("x".repeat(1 << 20), 300)).hasSize(301);
    }

    @Test
    void aSurrogatePairIsNeverSplit() {
        assertThat(PageText.cut("a😂b", 2)).isEqualTo("a…");
        assertThat(PageText.cut("a😂b", 3)).isEqualTo("a😂…");
    }

    @Test
    void aLoneSurrogateIsReplaced() {
        assertThat(PageText.cut("a\uD83Db\uDE02", 10)).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(PageText.cut("\uDE02\uD83D", 10)).isEqualTo("\uFFFD\uFFFD");
    }

    @Test
    void controlCharactersAreReplacedAndWhitespaceIsKept() {
        assertThat(PageText.cut("a\u0000b\u0007c\u0085d\t\n\r", 20))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\t\n\r");
    }

    @Test
    void invisibleCharactersOfARawRecordAreEscaped() {
        assertThat(PageText.visible("a\u0000\n\r\t\u001b[31m\u202e\u2028b", 100))
                .isEqualTo("a\\u0000\\n\\r\\t\\u001b[31m\\u202e\\u2028b");
    }
}
