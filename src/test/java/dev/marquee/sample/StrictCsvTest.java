package dev.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrictCsvTest {

    @Test
    void quotesNewlinesAndBothLineEndsAreRead() {
        assertThat(StrictCsv.records("a,\"b,\n\"\"c\"\"\"\r\n,d\n", false))
                .containsExactly(List.of("a", "b,\n\"c\""), List.of("", "d"));
    }

    @Test
    void textAfterAClosingQuoteIsReadIfItIsAllowed() {
        assertThat(StrictCsv.records("\"a\"|\"b\",c\n", true))
                .containsExactly(List.of("a|\"b\"", "c"));
    }

    @Test
    void invalidCsvIsRefused() {
        for (String text : List.of("\"a\"|\"b\"\n", "a\"b\n", "\"a\n", "a\rb\n", "a")) {
            assertThatIllegalArgumentException()
                    .describedAs(text)
                    .isThrownBy(() -> StrictCsv.records(text, false));
        }
    }
}
