package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes lists of dicts as Python shows them ({@code repr}), which is how the columns of the films'
 * files were made. Not thread-safe.
 */
final class PythonLiteral {
    private final RowBuffer out;
    private boolean first;

    PythonLiteral(RowBuffer out) {
        this.out = out;
    }

    void beginList() {
        out.append('[');
        first = true;
    }

    void endList() {
        out.append(']');
    }

    void beginDict() {
        separate();
        out.append('{');
        first = true;
    }

    void endDict() {
        out.append('}');
        first = false;
    }

    void entry(String key, long value) {
        key(key);
        out.number(value);
    }

    void entry(String key, String value) {
        entry(key, value.getBytes(UTF_8));
    }

    void entry(String key, byte[] value) {
        key(key);
        text(value);
    }

    void none(String key) {
        key(key);
        out.ascii("None");
    }

    private void key(String key) {
        separate();
        text(key.getBytes(UTF_8));
        out.ascii(": ");
    }

    private void separate() {
        if (!first) {
            out.ascii(", ");
        }
        first = false;
    }

    /** Between single quotes; between double ones where it has single ones and no double ones. */
    private void text(byte[] text) {
        boolean apostrophe = false;
        boolean quote = false;
        for (byte b : text) {
            apostrophe |= b == '\'';
            quote |= b == '"';
        }
        char around = apostrophe && !quote ? '"' : '\'';
        out.append(around);
        for (byte b : text) {
            if (b == around || b == '\\') {
                out.append('\\');
            }
            out.append(b);
        }
        out.append(around);
    }
}
