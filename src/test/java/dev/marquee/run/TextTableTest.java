package dev.marquee.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.cli.TerminalText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTableTest {
    private final TextTable table =
            new TextTable(
                    List.of(
                            new TextTable.Column("title", false),
                            new TextTable.Column("views", true)));

    @Test
    void numbersAreAlignedToTheRight() {
        table.add(List.of("short", "1,000"));
        table.add(List.of("a longer title", "7"));

        assertThat(table.lines(Integer.MAX_VALUE))
                .containsExactly(
                        "  title           views",
                        "  short           1,000",
                        "  a longer title      7");
    }

    @Test
    void markupIsPrintedUnchanged() {
        table.add(List.of("hello @|loud noise|@ x", "1"));

        assertThat(table.lines(80).get(1)).startsWith("  hello @|loud noise|@ x  ");
    }

    @Test
    void controlCharactersAreEscaped() {
        table.add(List.of("a\u001B]0;evil\u0007\u202Eb", "1"));

        assertThat(table.lines(80).get(1)).startsWith("  a\\u001B]0;evil\\u0007\\u202Eb  ");
    }

    @Test
    void wideAndCombinedAndRightToLeftCharactersAreAligned() {
        for (String title : List.of("日本", "e\u0301e\u0301e\u0301e\u0301", "🔥🔥", "שלום", "abcd")) {
            table.add(List.of(title, "1"));
        }

        assertThat(table.lines(80).stream().map(TerminalText::width)).containsOnly(14);
    }

    @Test
    void aRightToLeftCellDoesNotReorderItsNeighbours() {
        table.add(List.of("שלום", "1"));

        assertThat(table.lines(80).get(1)).isEqualTo("  \u2068שלום\u2069       1");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 60})
    void noLineIsWiderThanTheTerminal(int columns) {
        table.add(List.of("a title that goes on and on and on and on and on and on", "1,000,000"));
        table.add(List.of("日本日本日本日本日本日本日本日本日本日本日本日本日本日本", "1"));

        assertThat(table.lines(columns))
                .allSatisfy(
                        line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(columns));
    }
}
