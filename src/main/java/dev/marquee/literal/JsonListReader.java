package dev.marquee.literal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the names in a list that is written as JSON. Thread-safe. */
final class JsonListReader {
    /** Python's json module writes and reads NaN and Infinity, so files have them. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private JsonListReader() {}

    /**
     * The names in a list, in order: of an object the string at a key (at its last occurrence), of
     * a string the string itself.
     *
     * @throws IOException if the field is not JSON
     * @throws LiteralException if it is not a list, an element is neither an object nor a string,
     *     an object does not have the key, or its value is not a string
     */
    static List<String> names(String field, String key) throws IOException, LiteralException {
        try (JsonParser parser = JSON.createParser(field)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw wrong("expected a list", parser);
            }
            List<String> names = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                names.add(name(parser, key));
            }
            if (parser.nextToken() != null) {
                throw wrong("expected the end", parser);
            }
            return names;
        }
    }

    private static String name(JsonParser parser, String key) throws IOException, LiteralException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return parser.getText();
        }
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            throw wrong("expected an object or a string", parser);
        }
        int object = offset(parser);
        String name = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean isKey = parser.currentName().equals(key);
            parser.nextToken();
            if (!isKey) {
                parser.skipChildren();
            } else if (parser.hasToken(JsonToken.VALUE_STRING)) {
                name = parser.getText();
            } else {
                throw wrong("expected a string for '" + key + "'", parser);
            }
        }
        if (name == null) {
            throw new LiteralException("an object without '" + key + "'", object);
        }
        return name;
    }

    private static LiteralException wrong(String wanted, JsonParser parser) {
        return new LiteralException(wanted, offset(parser));
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
