package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiteralReaderTest {
    private final LiteralReader reader = new LiteralReader();

    @Test
    void theStringsOfAKeyAreThoseOfEachDictInOrder() throws Exception {
        String countries =
                "[{'iso_3166_1': 'AR', 'name': 'Argentina'}, {'name': 'Spain', 'iso_3166_1': 'ES'},"
                        + " {'iso_3166_1': 'CI', 'name': \"Cote D'Ivoire\"}]";

        assertThat(reader.strings(countries, "iso_3166_1")).containsExactly("AR", "ES", "CI");
        assertThat(reader.strings(countries, "name"))
                .containsExactly("Argentina", "Spain", "Cote D'Ivoire");
    }

    @Test
    void anEmptyListHasNone() throws Exception {
        assertThat(reader.strings("[]", "name")).isEmpty();
    }

    @Test
    void severalKeysAreReadInOnePass() throws Exception {
        List<String> actors = new ArrayList<>();
        reader.beginList("[{'id': 1219380, 'name': 'Noley'}, {'id': -7, 'name': 'J\\'son'}]");
        while (reader.nextDict()) {
            actors.add(reader.wholeNumber("id") + " " + reader.string("name"));
        }

        assertThat(actors).containsExactly("1219380 Noley", "-7 J'son");
    }

    @Test
    void keysAndValuesMayBeWrittenInAllWays() throws Exception {
        String list = "({'na' 'me': 'a\\x62' r'\\c'}, {('name'): ('b')}, {u\"\\x6eame\": '''c'''})";

        assertThat(reader.strings("[" + list.substring(1, list.length() - 1) + "]", "name"))
                .containsExactly("ab\\c", "b", "c");
    }

    @Test
    void onlyTheOutermostDictsAreMeant() throws Exception {
        String list = "[{'a': {'name': 'x'}, 'b': [{'name': 'y'}], 'name': 'z'}]";

        assertThat(reader.strings(list, "name")).containsExactly("z");
    }

    @Test
    void itemsThatAreNoDictsArePassedOver() throws Exception {
        String list = "[1, None, 'name', ['name'], ({'name': 'x'},), {'name'}, ({'name': 'y'})]";

        assertThat(reader.strings(list, "name")).containsExactly("y");
    }

    @Test
    void ofARepeatedKeyTheLastCounts() throws Exception {
        String list = "[{'name': 'a', 'id': 1, 'name': 'b'}, {'name': 1, \"name\": 'c'}]";

        assertThat(reader.strings(list, "name")).containsExactly("b", "c");
    }

    @Test
    void aKeyIsEqualAsAWhole() {
        assertRefused("[{'names': 'a', 'nam': 'b', 'Name': 'c'}]", "a dict without 'name'", 1);
    }

    @Test
    void aDictWithoutTheKeyIsRefused() {
        assertRefused("[{'name': 'a'}, {'id': 1}]", "a dict without 'name'", 16);
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
    void aValueThatIsNoStringIsRefused(String value, String found) {
        int offset = value.startsWith("-") ? 11 : 10;
        assertRefused(
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
    void aFieldThatIsNoListIsRefused(String field, String found) {
        assertRefused(field, "expected a list, found " + found, 0);
    }

    @Test
    void aListInParenthesesIsOne() throws Exception {
        assertThat(reader.strings(" (([{'name': 'a'}]))\n", "name")).containsExactly("a");
    }

    @Test
    void damageAnywhereIsRefusedAlsoBehindWhatIsAskedFor() {
        assertRefused("[{'name': 'a', 'x': 007}]", "a whole number with leading zeros", 20);
        assertRefused("[{'name': 'a', 'x': '\\x'}]", "an escape that is no character", 21);
        assertRefused("[{'name': 'a'}, {'x'", "expected ':', ',' or '}', found the end", 20);
        assertRefused("[{'x': 1}, nan]", "a name that is no literal", 11);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+862, 862",
        "- 862, -862",
        "1_000, 1000",
        "0xFF, 255",
        "-0b11, -3",
        "999999999999999999, 999999999999999999",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
    })
    void wholeNumbersOf64BitsAreRead(String written, long value) throws Exception {
        reader.beginList("[{'id': " + written + "}]");

        assertThat(reader.nextDict()).isTrue();
        assertThat(reader.wholeNumber("id")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "9223372036854775808, a whole number of 64 bits",
                "-9223372036854775809, a whole number of 64 bits",
                "1.0, a whole number",
                "'1', a whole number",
                "True, a whole number",
            })
    void anythingElseIsNoWholeNumber(String written, String wanted) throws Exception {
        reader.beginList("[{'id': " + written + "}]");

        assertThat(reader.nextDict()).isTrue();
        assertThatExceptionOfType(LiteralException.class)
                .isThrownBy(() -> reader.wholeNumber("id"))
                .withMessageStartingWith("expected " + wanted + " for 'id', found ");
    }

    @Test
    void thereIsNoDictBeforeTheFirstAndBehindTheLast() throws Exception {
        reader.beginList("[{'id': 1}]");
        assertThatIllegalStateException().isThrownBy(() -> reader.wholeNumber("id"));
        assertThat(reader.nextDict()).isTrue();
        assertThat(reader.nextDict()).isFalse();
        assertThat(reader.nextDict()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> reader.string("id"));
    }

    @Test
    void aReaderCanBeUsedAfterARefusal() throws Exception {
        assertRefused("[{'name': 'a'}, {'name': [[[", "expected a value, found the end", 28);
        assertThat(reader.nextDict()).isFalse();

        assertThat(reader.strings("[{'name': 'b'}]", "name")).containsExactly("b");
    }

    private void assertRefused(String field, String reason, int offset) {
        assertThatExceptionOfType(LiteralException.class)
                .isThrownBy(() -> reader.strings(field, "name"))
                .withMessage(reason + " at character " + offset);
    }
}
