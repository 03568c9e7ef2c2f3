package dev.marquee.literal;

import java.util.stream.Collectors;

/**
 * Formats values as text in the way of {@link PythonLiterals}. Values of different types have
 * different texts.
 */
final class Typed {
    private Typed() {}

    static String of(Literal literal) {
        if (literal instanceof Literal.None) {
            return "None";
        }
        if (literal instanceof Literal.Truth truth) {
            return truth.value() ? "True" : "False";
        }
        if (literal instanceof Literal.WholeNumber number) {
            return number.value().toString(16);
        }
        if (literal instanceof Literal.RealNumber number) {
            return "R%016x".formatted(Double.doubleToRawLongBits(number.value()));
        }
        if (literal instanceof Literal.Text text) {
            return quoted(text.value());
        }
        if (literal instanceof Literal.ListOf list) {
            return list.items().stream().map(Typed::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (literal instanceof Literal.TupleOf tuple) {
            return tuple.items().stream().map(Typed::of).collect(Collectors.joining(",", "(", ")"));
        }
        if (literal instanceof Literal.SetOf set) {
            return set.items().stream()
                    .map(Typed::of)
                    .sorted()
                    .collect(Collectors.joining(",", "S", ""));
        }
        return ((Literal.DictOf) literal)
                .entries().entrySet().stream()
                        .map(entry -> of(entry.getKey()) + ":" + of(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /** Formats a string as Python's {@code json.dumps} does. */
    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\f' -> quoted.append("\\f");
                case '\b' -> quoted.append("\\b");
                default -> {
                    if (c < ' ' || c > '~') {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
