package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.marquee.PythonProgram;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WhiteSpaceTest {
    /** The characters with the White_Space property, and U+001C to U+001F. */
    private static final String ALL =
            "\t\n\u000b\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680"
                    + "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
                    + "\u2028\u2029\u202f\u205f\u3000";

    @Test
    void exactlyTheseCharactersAreWhiteSpace() {
        assertThat(whiteSpaceCharacters()).isEqualTo(ALL);
    }

    @Test
    void whiteSpaceIsTheSameAsInPython() throws Exception {
        PythonProgram.assumePresent();
        String isSpace =
                "def answer(data): return [c for c in map(chr, range(0x110000)) if c.isspace()]";

        List<List<String>> answers =
                PythonCsv.answers(
                        isSpace,
                        List.of("".getBytes(StandardCharsets.UTF_8)),
                        new TypeReference<List<String>>() {});

        assertThat(String.join("", answers.get(0))).isEqualTo(ALL);
    }

    @Test
    void whiteSpaceIsStrippedFromBothEndsOnly() {
        assertThat(WhiteSpace.strip(ALL + "a" + ALL + "b" + ALL)).isEqualTo("a" + ALL + "b");
        assertThat(WhiteSpace.strip(ALL)).isEmpty();
        assertThat(WhiteSpace.strip("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u200b", "\ufeff", "\u180e", "\u0000", "\u001b", "\ud83d\ude02"})
    void otherCharactersAreNotStripped(String text) {
        assertThat(WhiteSpace.strip(" " + text + " ")).isEqualTo(text);
    }

    private static String whiteSpaceCharacters() {
        return IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
                .filter(c -> WhiteSpace.isWhiteSpace((char) c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
