package dev.marquee.csv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts text of tests to bytes. */
final class TestBytes {
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9a-f]{2})");

    private TestBytes() {}

    /** Returns the text in UTF-8. In it, <code>\xNN</code> denotes a single byte. */
    static byte[] of(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher matcher = BYTE.matcher(text);
        int position = 0;
        while (matcher.find()) {
            bytes.writeBytes(
                    text.substring(position, matcher.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(matcher.group(1), 16));
            position = matcher.end();
        }
        bytes.writeBytes(text.substring(position).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
