package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameListReaderTest {
    private static final List<String> BOTH = List.of("Argentina", "Côte d'Ivoire");

    private final NameListReader reader = new NameListReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'id': 1, 'name': 'Argentina'}, {'name': \"Côte d'Ivoire\", 'logo': None}]",
                "[{\"name\": \"Argentina\"}, {\"logo\": null, \"name\": \"C\\u00f4te d'Ivoire\"}]",
                "['Argentina', 'Côte d\\'Ivoire']",
                "[\"Argentina\", \"Côte d'Ivoire\"]",
                "Argentina, Côte d'Ivoire",
                " Argentina,Côte d'Ivoire, ",
                "  ['Argentina', {'name': 'Côte d\\'Ivoire'}] "
            })
    void listsOfAnyFormHaveTheSameNames(String field) throws Exception {
        assertThat(reader.names(field, "name")).isEqualTo(BOTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "[]", ",", " , "})
    void anEmptyListHasNoNames(String field) throws Exception {
        assertThat(reader.names(field, "name")).isEmpty();
    }

    @Test
    void plainNamesMayContainQuotesAndDigits() throws Exception {
        assertThat(reader.names("\"Weird Al\" Yankovic, 50 Cent, (unknown)", "name"))
                .containsExactly("\"Weird Al\" Yankovic", "50 Cent", "(unknown)");
    }

    /** Except for one word or escape, each of these is also a Python literal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"video\": true, \"name\": \"A\"}] | A",
                "[{\"rating\": NaN, \"name\": \"A\"}] | A",
                "[{\"logo\": null, \"name\": \"A\\/B\"}] | A/B",
                "[{\"logo\": {\"name\": null}, \"name\": \"A\"}] | A",
                "[{\"name\": \"A\", \"logo\": null, \"name\": \"B\"}] | B",
                "[\"\\ud83d\\ude00\", {\"logo\": null, \"name\": \"A\"}] | 😀, A",
            })
    void jsonIsReadAsJson(String field, String names) throws Exception {
        assertThat(String.join(", ", reader.names(field, "name"))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[null] | expected an object or a string at character 1",
                "[{\"logo\": null}] | an object without 'name' at character 1",
                "[{\"name\": null}] | expected a string for 'name' at character 10",
                "[{\"logo\": null, \"name\": \"A\"}] [] | expected the end at character 30",
                "[1, 'A'] | expected a dict or a string, found a whole number at character 1",
                "[{'name': 'A'} | expected ',' or ']', found the end at character 14",
                "[{\"logo\": null] | a name that is not a literal at character 10",
                "[str(1)] | a name that is not a literal at character 1",
                "{'name': 'A'} | expected a list, found a brace at character 0",
                "['A'], ['B'] | expected a list, found a tuple at character 0",
            })
    void otherTextIsRejectedWithTheReasonAndTheOffset(String field, String message) {
        assertThatExceptionOfType(LiteralException.class)
                .isThrownBy(() -> reader.names(field, "name"))
                .withMessage(message);
    }

    /** UTF-8 cannot encode one, so the result could not be written. */
    @Test
    void halfOfASurrogatePairIsReplaced() throws Exception {
        assertThat(reader.names("['a\\ud83d', '\\ude00\\ud83d', '😀']", "name"))
                .containsExactly("a\ufffd", "\ufffd\ufffd", "😀");
    }
}
