package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TerminalTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0x061C, 0x200E, 0x200F, 0x2028,
                0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xD800
            })
    void controlCharactersAreEscaped(int character) {
        String text = "a" + Character.toString(character) + "b";

        assertThat(TerminalText.escaped(text)).isEqualTo("a\\u%04Xb".formatted(character));
    }

    @Test
    void lineEndsAndTabsHaveShortEscapes() {
        assertThat(TerminalText.escaped("a\r\n\tb")).isEqualTo("a\\r\\n\\tb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "C:\\data", "日本", "مرحبا", "é", "👨‍👩‍👧", "@|red x|@"})
    void otherTextIsUnchanged(String text) {
        assertThat(TerminalText.escaped(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "日本,4", "e\u0301,1", "🔥,2", "مرحبا,5"})
    void theWidthIsTheNumberOfTerminalColumns(String text, int width) {
        assertThat(TerminalText.width(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"abcdef,6,abcdef", "abcdef,5,abcd…", "日本語,5,日本…", "日本語,4,日…", "🔥🔥🔥,4,🔥…"})
    void longTextIsCutBetweenCharacters(String text, int columns, String expected) {
        assertThat(TerminalText.cut(text, columns)).isEqualTo(expected);
    }
}
