package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/**
 * Asserts that the reader and Python find the same values, and that the values of single keys agree
 * with the whole values.
 */
final class SameAsPython {
    private static final String[] KEYS = {"name", "id", "iso_3166_1"};

    private final LiteralReader reader = new LiteralReader();

    void assertAll(List<PythonLiterals.Answer> answers) {
        for (PythonLiterals.Answer answer : answers) {
            assertThat(answerOfReader(answer))
                    .as(() -> Typed.of(new Literal.Text(answer.field())))
                    .isEqualTo(answer.answer());
            for (String key : KEYS) {
                assertThat(fromReader(answer.field(), key))
                        .as(() -> key + " of " + Typed.of(new Literal.Text(answer.field())))
                        .isEqualTo(fromWholeValue(answer.field(), key));
            }
        }
    }

    /**
     * Returns the answer of the reader, or that of Python if the documentation excludes the field.
     */
    private String answerOfReader(PythonLiterals.Answer answer) {
        try {
            return Typed.of(LiteralTree.read(answer.field()));
        } catch (LiteralException e) {
            assertThat(e).hasMessageMatching("[ -~]+ at character " + e.offset());
            assertThat(e.offset()).isBetween(0, answer.field().length());
            return isDocumentedAsUnread(answer, e.getMessage())
                    ? answer.answer()
                    : PythonLiterals.REJECTED;
        }
    }

    private static boolean isDocumentedAsUnread(PythonLiterals.Answer answer, String message) {
        if (answer.answer().startsWith(PythonLiterals.UNREAD)) {
            return switch (answer.answer().substring(PythonLiterals.UNREAD.length())) {
                case "bytes" -> message.startsWith("bytes are not read");
                case "complex" -> message.startsWith("complex numbers are not read");
                case "ellipsis" -> message.startsWith("expected a value, found '.'");
                case "set()" -> message.startsWith("a name that is not a literal");
                case "digits" -> message.startsWith("a whole number of more than 4300 digits");
                default -> false;
            };
        }
        return message.startsWith("escapes by name (\\N) are not read")
                && answer.field().contains("\\N{");
    }

    private String fromReader(String field, String key) {
        try {
            return names(field, key).toString();
        } catch (LiteralException e) {
            return problem(e);
        }
    }

    /** Returns the names that the reader must find, according to the whole value. */
    private String fromWholeValue(String field, String key) {
        Literal value;
        try {
            value = LiteralTree.read(field);
        } catch (LiteralException e) {
            return problem(e);
        }
        if (!(value instanceof Literal.ListOf list)) {
            return "expected a list";
        }
        List<String> names = new ArrayList<>();
        for (Literal item : list.items()) {
            if (item instanceof Literal.Text text) {
                names.add(text.value());
                continue;
            }
            if (!(item instanceof Literal.DictOf dict)) {
                return "expected a dict or a string";
            }
            Literal found = dict.entries().get(new Literal.Text(key));
            if (found == null) {
                return "a dict without '" + key + "'";
            }
            if (!(found instanceof Literal.Text text)) {
                return "expected a string for '" + key + "'";
            }
            names.add(text.value());
        }
        return names.toString();
    }

    /** Returns the message without the text that was found and its offset. */
    private static String problem(LiteralException exception) {
        return exception.getMessage().replaceFirst("(, found .*)? at character \\d+$", "");
    }

    private List<String> names(String field, String key) throws LiteralException {
        reader.read(field);
        return reader.names(key);
    }
}
