package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.marquee.PythonProgram;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Accepted and rejected fields, case by case. */
final class LiteralGrammarTest {
    private static final String NO_DIGIT = "expected a digit or the end of the number, found ";
    private static final String OPEN_STRING = "a string without its closing quote";
    private static final String NO_CHARACTER = "an escape that is not a character";
    private static final String NAME = "a name that is not a literal";
    private static final String NO_NUMBER = "expected a number after the sign, found ";
    private static final String NO_KEY = " as a key or an item of a set";

    /**
     * Name of the case, literal, and its value as {@link Typed} formats it, with whole numbers in
     * hexadecimal.
     */
    static final List<Arguments> ACCEPTED =
            List.of(
                    argumentSet("nothing", "None", "None"),
                    argumentSet("truth", "[True, False]", "[True,False]"),
                    // Numbers.
                    argumentSet("a number", "862", "35e"),
                    argumentSet("zeros", "[0, 00, 0_0]", "[0,0,0]"),
                    argumentSet("underscores", "1_000_0", "2710"),
                    argumentSet("bases", "[0x_fF, 0XA, 0o17, 0B1_0]", "[ff,a,f,2]"),
                    argumentSet("64 bits exceeded", "18446744073709551616", "10000000000000000"),
                    argumentSet("signs", "[-1, +1, - 1, -0]", "[-1,1,-1,0]"),
                    argumentSet("a sign before parentheses", "[-(1), -( (\n2 ) )]", "[-1,-2]"),
                    argumentSet("real", "[1., .5]", "[R3ff0000000000000,R3fe0000000000000]"),
                    argumentSet("minus zero", "-0.0", "R8000000000000000"),
                    argumentSet("an exponent", "1E+0", "R3ff0000000000000"),
                    argumentSet("underscores in a real", "1_0.0_0e-0_1", "R3ff0000000000000"),
                    argumentSet("a real with zeros first", "01.0", "R3ff0000000000000"),
                    argumentSet("a real that is too large", "1e999", "R7ff0000000000000"),
                    // Strings.
                    argumentSet("either quote", "['a\"', \"a'\"]", "[\"a\\\"\",\"a'\"]"),
                    argumentSet("empty strings", "['', \"\", '''''']", "[\"\",\"\",\"\"]"),
                    argumentSet("three quotes", "'''a'b''c\nd'''", "\"a'b''c\\nd\""),
                    argumentSet("line ends in three quotes", "'''\r\n\r'''", "\"\\n\\n\""),
                    argumentSet("parts", "['a' \"b\"u'c'\n r'd' # e\n]", "[\"abcd\"]"),
                    argumentSet("escaped quotes", "'\\'\\\"\\\\'", "\"'\\\"\\\\\""),
                    argumentSet(
                            "control escapes",
                            "'\\a\\b\\f\\n\\r\\t\\v'",
                            "\"\\u0007\\b\\f\\n\\r\\t\\u000b\""),
                    argumentSet("hexadecimal", "'\\x41\\u00e9'", "\"A\\u00e9\""),
                    argumentSet("eight digits", "'\\U0001F600'", "\"\\ud83d\\ude00\""),
                    argumentSet("octal", "'\\0\\08\\101\\777'", "\"\\u0000\\u00008A\\u01ff\""),
                    argumentSet("three octal digits at most", "'\\1234'", "\"S4\""),
                    argumentSet("an escaped surrogate", "'\\ud800'", "\"\\ud800\""),
                    argumentSet("no escapes", "'\\q\\8\\é'", "\"\\\\q\\\\8\\\\\\u00e9\""),
                    argumentSet("escaped line ends", "'a\\\nb\\\r\nc\\\rd'", "\"abcd\""),
                    argumentSet("raw", "[r'\\n', R'\\'']", "[\"\\\\n\",\"\\\\'\"]"),
                    argumentSet("raw, with a line end", "r'\\\r\n'", "\"\\\\\\n\""),
                    argumentSet("prefix u", "[u'a', U'\\n']", "[\"a\",\"\\n\"]"),
                    argumentSet("other scripts", "'東😀'", "\"\\u6771\\ud83d\\ude00\""),
                    argumentSet("control characters", "'\t\u0001'", "\"\\t\\u0001\""),
                    // Collections.
                    argumentSet("empty ones", "[[], (), {}]", "[[],(),{}]"),
                    argumentSet("a tuple", "('a', 1)", "(\"a\",1)"),
                    argumentSet("a tuple of one", "(None,)", "(None)"),
                    argumentSet("parentheses", "((None))", "None"),
                    argumentSet("a tuple without parentheses", "1, 2,", "(1,2)"),
                    argumentSet("a set", "{1, 2, 1}", "S1,2"),
                    argumentSet("a last comma", "[[1,], {1: 2,}, {1,},]", "[[1],{1:2},S1]"),
                    argumentSet("a dict", "{'id': 16}", "{\"id\":10}"),
                    argumentSet("any key", "{None: 1, (1, 'a'): 2}", "{None:1,(1,\"a\"):2}"),
                    argumentSet("a repeated key", "{1: 2, 3: 4, 1: 5}", "{1:5,3:4}"),
                    argumentSet("equal keys", "{1: 'a', True: 'b', 1.0: 0}", "{1:0}"),
                    argumentSet("equal tuples", "{(0, 'a'), (False, 'a')}", "S(0,\"a\")"),
                    // Space.
                    argumentSet("space first", " \t1", "1"),
                    argumentSet("lines first", "\n \n# c\n\f1", "1"),
                    argumentSet("lines last", "1\n\n # c\r\n  \n", "1"),
                    argumentSet("a comment last", "1 # '", "1"),
                    argumentSet("space everywhere", "[ 1\t,\f2 ,\r\n\n3\n]", "[1,2,3]"),
                    argumentSet("comments", "[ # ]\n1 # '\r, #\n2]", "[1,2]"),
                    argumentSet("continued lines", "\\\n[1, \\\n2]\\\r\n ", "[1,2]"));

    /** Name of the case, field, reason and offset. */
    static final List<Arguments> REJECTED =
            List.of(
                    argumentSet("nothing", "", "expected a value, found the end", 0),
                    argumentSet("space only", " \n", "expected a value, found the end", 2),
                    // Expressions that need evaluation.
                    argumentSet("a name", "[nan]", NAME, 1),
                    argumentSet("a name like None", "None_", NAME, 0),
                    argumentSet("a call", "print('a')", NAME, 0),
                    argumentSet("the call of a set", "set()", NAME, 0),
                    argumentSet("an addition", "1 + 2", "expected the end, found '+'", 2),
                    argumentSet("an attribute", "'a'.x", "expected the end, found '.'", 3),
                    argumentSet("a comparison", "[1<2]", "expected ',' or ']', found '<'", 2),
                    argumentSet("an inversion", "~1", "expected a value, found '~'", 0),
                    argumentSet("a loop", "[1 for x in y]", "expected ',' or ']', found 'f'", 3),
                    argumentSet("an unpacked list", "[*[]]", "expected a value, found '*'", 1),
                    argumentSet("an unpacked dict", "{**{}}", "expected a value, found '*'", 1),
                    argumentSet("dots", "...", "expected a value, found '.'", 0),
                    argumentSet("two signs", "--1", NO_NUMBER + "'-'", 1),
                    argumentSet("a signed name", "-True", NO_NUMBER + "'T'", 1),
                    argumentSet("a signed string", "-'a'", NO_NUMBER + "'''", 1),
                    argumentSet("a signed tuple", "-(1,)", "expected ')', found ','", 3),
                    // Numbers.
                    argumentSet("zeros first", "[007]", "a whole number with leading zeros", 1),
                    argumentSet("an underscore last", "1_", NO_DIGIT + "'_'", 1),
                    argumentSet("two underscores", "1__0", NO_DIGIT + "'_'", 1),
                    argumentSet("a base without digits", "0x", NO_DIGIT + "the end", 2),
                    argumentSet("a digit of another base", "0b12", NO_DIGIT + "'2'", 3),
                    argumentSet("no exponent", "1e+", NO_DIGIT + "'e'", 1),
                    argumentSet("letters after a number", "12ab", NO_DIGIT + "'a'", 2),
                    argumentSet("two points", "1.5.5", "expected the end, found '.'", 3),
                    argumentSet("other digits", "[٣]", "expected a value, found U+0663", 1),
                    argumentSet("complex", "[2j]", "complex numbers are not read", 2),
                    // Strings.
                    argumentSet("an open string", "['abc", OPEN_STRING, 1),
                    argumentSet("a backslash last", "'\\", OPEN_STRING, 0),
                    argumentSet("too few quotes", "'''a''", OPEN_STRING, 0),
                    argumentSet("too many quotes", "'''a''''", OPEN_STRING, 7),
                    argumentSet("a line end", "'a\nb'", "a line end inside a string", 2),
                    argumentSet("a carriage return", "'a\r'", "a line end inside a string", 2),
                    argumentSet("bytes", "[b'a']", "bytes are not read", 1),
                    argumentSet("bytes after a string", "['a' Rb'a']", "bytes are not read", 5),
                    argumentSet("an f-string", "f'a'", "an f-string is not a literal", 0),
                    argumentSet("no prefix", "ur'a'", "no prefix of a string: ur", 0),
                    argumentSet("space after a prefix", "r 'a'", NAME, 0),
                    argumentSet("too few digits", "'\\x4'", NO_CHARACTER, 1),
                    argumentSet("no digit", "'a\\u00g0'", NO_CHARACTER, 2),
                    argumentSet("too large", "'\\U00110000'", NO_CHARACTER, 1),
                    argumentSet("named", "'\\N{DOT}'", "escapes by name (\\N) are not read", 1),
                    argumentSet("NUL", "'a\u0000'", "a NUL character", 2),
                    argumentSet("an escaped NUL", "'\\\u0000'", "a NUL character", 2),
                    argumentSet("NUL in a comment", "1 #\u0000", "a NUL character", 3),
                    argumentSet("one half", "'\ud800a'", "half of a surrogate pair", 1),
                    argumentSet("the other half", "'\udc00'", "half of a surrogate pair", 1),
                    // Collections.
                    argumentSet("an open list", "[1", "expected ',' or ']', found the end", 2),
                    argumentSet("an open dict", "{1: 2", "expected ',' or '}', found the end", 5),
                    argumentSet("an open key", "{1", "expected ':', ',' or '}', found the end", 2),
                    argumentSet("the wrong end", "[(1]", "expected ',' or ')', found ']'", 3),
                    argumentSet("too many ends", "[]]", "expected the end, found ']'", 2),
                    argumentSet("a comma alone", "[,]", "expected a value, found ','", 1),
                    argumentSet("two commas", "[1,,2]", "expected a value, found ','", 3),
                    argumentSet("no comma", "[1 2]", "expected ',' or ']', found '2'", 3),
                    argumentSet("no key", "{: 1}", "expected a value, found ':'", 1),
                    argumentSet("no value", "{1: }", "expected a value, found '}'", 4),
                    argumentSet("a key alone", "{1: 2, 3}", "expected ':', found '}'", 8),
                    argumentSet("a key in a set", "{1, 2: 3}", "expected ',' or '}', found ':'", 5),
                    argumentSet("a slice", "[1:2]", "expected ',' or ']', found ':'", 2),
                    argumentSet("a list as a key", "{[]: 1}", "a list" + NO_KEY, 1),
                    argumentSet("a dict in a set", "{1, {}}", "a dict" + NO_KEY, 4),
                    argumentSet("a set in a set", "{{1}}", "a set" + NO_KEY, 1),
                    argumentSet("a tuple of lists", "{1: 2, (1, []): 1}", "a tuple" + NO_KEY, 7),
                    argumentSet("a list in parentheses", "{([])}", "parentheses" + NO_KEY, 1),
                    // Space.
                    argumentSet("two lines", "1\n2", "expected the end, found '2'", 2),
                    argumentSet("parts on two lines", "'a'\n'b'", "expected the end, found '''", 4),
                    argumentSet("an indented line", "\n 1", "unexpected indentation", 2),
                    argumentSet("an indented end", "1\n ", "unexpected indentation", 3),
                    argumentSet("no-break space", "\u00a01", "expected a value, found U+00A0", 0),
                    argumentSet("a vertical tab", "\u000b1", "expected a value, found U+000B", 0),
                    argumentSet(
                            "space after a backslash",
                            "[\\ \n]",
                            "expected a line end after the backslash, found U+0020",
                            2),
                    argumentSet(
                            "no line to continue on",
                            "1\\\n",
                            "expected another line, found the end",
                            3));

    @ParameterizedTest
    @FieldSource("ACCEPTED")
    void aLiteralIsReadAsItsValue(String literal, String value) throws Exception {
        assertThat(Typed.of(LiteralTree.read(literal))).isEqualTo(value);
    }

    @ParameterizedTest
    @FieldSource("REJECTED")
    void otherTextIsRejectedWithTheReasonAndTheOffset(String field, String reason, int offset) {
        LiteralException rejected =
                catchThrowableOfType(LiteralException.class, () -> LiteralTree.read(field));

        assertThat(rejected).hasMessage(reason + " at character " + offset);
        assertThat(rejected.offset()).isEqualTo(offset);
    }

    @Test
    void pythonAgreesWithAllCases() throws Exception {
        PythonProgram.assumePresent();
        List<String> fields =
                Stream.concat(ACCEPTED.stream(), REJECTED.stream())
                        .map(arguments -> (String) arguments.get()[0])
                        .toList();

        new SameAsPython().assertAll(PythonLiterals.answers(fields));
    }
}
