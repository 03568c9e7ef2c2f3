package dev.marquee.trending.funny;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TagMatchTest {
    @Test
    void tagsMayBeSeparatedByCommas() {
        assertThat(TagMatch.EXACT.test("cats, Funny ,dog", ',', "funny")).isTrue();
        assertThat(TagMatch.EXACT.test("cats|funny|dog", ',', "funny")).isFalse();
        assertThat(TagMatch.EXACT.test("cats|funny", ',', "cats|funny")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    the only tag;                    funny;                          funny; true
                    first of three;                  funny|cat|dog;                  funny; true
                    in the middle;                   cat|funny|dog;                  funny; true
                    last of three;                   cat|dog|funny;                  funny; true
                    in quotes;                       cat|"funny"|"dog";              funny; true
                    in doubled quotes;               cat|""funny""|dog;              funny; true
                    whitespace around;               `cat|  funny |dog`;             funny; true
                    whitespace within the quotes;    `cat|" funny "|dog`;            funny; true
                    whitespace outside the quotes;   `cat| "funny" |dog`;            funny; true
                    an ideographic space;            cat|\u3000funny\u00a0|dog;      funny; true
                    upper case in the tags;          cat|FUNNY|dog;                  funny; true
                    upper case in the option;        cat|funny|dog;                  FuNnY; true
                    letters beyond ASCII;            ÉPISODE|dog;                    épisode; true
                    two words;                       funny|"funny cats"|dog;         funny cats; true
                    a quote on one side only;        "funny|dog;                     funny; true
                    a bar within quotes;             cat|"dog|funny";                funny; true
                    part of a word;                  unfunny|funnyvideo;             funny; false
                    part of a tag of two words;      "funny cats"|"so funny";        funny; false
                    quotes within a tag;             fun"n"y;                        funny; false
                    an option with a bar;            cat|funny|dog;                  cat|funny; false
                    an empty tag;                    cat||dog;                       funny; false
                    no tags;                         ``;                             funny; false
                    the mark of no tags;             [none];                         funny; false
                    """)
    void exactMatchesAWholeTag(String name, String tags, String tag, boolean matches) {
        assertThat(TagMatch.EXACT.test(tags, '|', tag)).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    one of the tags;             cat|funny|dog;          funny; true
                    part of a word;              cat|unfunnyvideo;       funny; true
                    upper case in the tags;      cat|VeryFUNNY;          funny; true
                    upper case in the option;    cat|veryfunny;          FUNNY; true
                    across a bar;                cat|funny|dog;          cat|funny; true
                    a quote;                     cat|"funny";            |"fun; true
                    separated by a space;        fun ny;                 funny; false
                    separated by a bar;          fun|ny;                 funny; false
                    no tags;                     ``;                     funny; false
                    """)
    void containsMatchesAnywhereInTheTags(String name, String tags, String tag, boolean matches) {
        assertThat(TagMatch.CONTAINS.test(tags, '|', tag)).isEqualTo(matches);
    }
}
