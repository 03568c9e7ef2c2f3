package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiteralReaderTest {
    private final LiteralReader reader = new LiteralReader();

    @Test
    void namesAreTheValuesOfAKeyInTheOrderOfTheDicts() throws Exception {
        String countries =
                "[{'iso_3166_1': 'AR', 'name': 'Argentina'}, {'name': 'Spain', 'iso_3166_1': 'ES'},"
                        + " {'iso_3166_1': 'CI', 'name': \"Cote D'Ivoire\"}]";

        assertThat(names(countries, "iso_3166_1")).containsExactly("AR", "ES", "CI");
        assertThat(names(countries, "name")).containsExactly("Argentina", "Spain", "Cote D'Ivoire");
    }

    @Test
    void anEmptyListHasNoNames() throws Exception {
        assertThat(names("[]", "name")).isEmpty();
    }

    @Test
    void keysAndValuesMayBeStringsOfAnyForm() throws Exception {
        String list = "({'na' 'me': 'a\\x62' r'\\c'}, {('name'): ('b')}, {u\"\\x6eame\": '''c'''})";

        assertThat(names("[" + list.substring(1, list.length() - 1) + "]", "name"))
                .containsExactly("ab\\c", "b", "c");
    }

    @Test
    void nestedDictsAreIgnored() throws Exception {
        String list = "[{'a': {'name': 'x'}, 'b': [{'name': 'y'}], 'name': 'z'}]";

        assertThat(names(list, "name")).containsExactly("z");
    }

    @Test
    void anElementMayBeTheNameItself() throws Exception {
        assertThat(names("['Argentina', {'name': 'Spain'}, ('Cote ' \"D'Ivoire\")]", "name"))
                .containsExactly("Argentina", "Spain", "Cote D'Ivoire");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | a whole number",
                "None | None",
                "['name'] | a list",
                "({'name': 'x'},) | a tuple",
                "{'name'} | a set",
            })
    void anElementThatIsNeitherADictNorAStringIsRejected(String element, String found) {
        assertRejected(
                "[{'name': 'a'}, " + element + "]",
                "expected a dict or a string, found " + found,
                16);
    }

    @Test
    void theLastValueOfARepeatedKeyIsUsed() throws Exception {
        String list = "[{'name': 'a', 'id': 1, 'name': 'b'}, {'name': 1, \"name\": 'c'}]";

        assertThat(names(list, "name")).containsExactly("b", "c");
    }

    @Test
    void aKeyMustMatchExactly() {
        assertRejected("[{'names': 'a', 'nam': 'b', 'Name': 'c'}]", "a dict without 'name'", 1);
    }

    @Test
    void aDictWithoutTheKeyIsRejected() {
        assertRejected("[{'name': 'a'}, {'id': 1}]", "a dict without 'name'", 16);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "None | None",
                "True | True",
                "1 | a whole number",
                "-1.5 | a real number",
                "['a'] | a list",
                "('a',) | a tuple",
                "{'a'} | a set",
                "{} | a dict",
            })
    void aValueThatIsNotAStringIsRejected(String value, String found) {
        int offset = value.startsWith("-") ? 11 : 10;
        assertRejected(
                "[{'name': " + value + "}]",
                "expected a string for 'name', found " + found,
                offset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'a'} | a dict",
                "'[]' | a string",
                "[], | a tuple",
                "([],) | a tuple",
                "None | None",
            })
    void aFieldThatIsNotAListIsRejected(String field, String found) {
        assertRejected(field, "expected a list, found " + found, 0);
    }

    @Test
    void aListMayBeInParentheses() throws Exception {
        assertThat(names(" (([{'name': 'a'}]))\n", "name")).containsExactly("a");
    }

    @Test
    void damageAfterTheRequestedValueIsRejected() {
        assertRejected("[{'name': 'a', 'x': 007}]", "a whole number with leading zeros", 20);
        assertRejected("[{'name': 'a', 'x': '\\x'}]", "an escape that is not a character", 21);
        assertRejected("[{'name': 'a'}, {'x'", "expected ':', ',' or '}', found the end", 20);
        assertRejected("[{'x': 1}, nan]", "a name that is not a literal", 11);
    }

    @Test
    void aReaderCanBeReusedAfterARejection() throws Exception {
        assertRejected("[{'name': 'a'}, {'name': [[[", "expected a value, found the end", 28);

        assertThat(names("[{'name': 'b'}]", "name")).containsExactly("b");
    }

    private void assertRejected(String field, String reason, int offset) {
        assertThatExceptionOfType(LiteralException.class)
                .isThrownBy(() -> names(field, "name"))
                .withMessage(reason + " at character " + offset);
    }

    private List<String> names(String field, String key) throws LiteralException {
        reader.read(field);
        return reader.names(key);
    }
}
