package dev.marquee.literal;

import dev.marquee.csv.WhiteSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the names in a field that holds a list, in each of the forms in which data sets write one:
 *
 * <pre>
 * [{'iso_3166_1': 'AR', 'name': 'Argentina'}]      a Python literal
 * [{"iso_3166_1": "AR", "name": "Argentina"}]      JSON
 * ['Argentina', 'Spain']                           names in either of them
 * Argentina, Spain                                 names with commas between them
 * </pre>
 *
 * For example:
 *
 * <pre>{@code
 * List<String> genres = reader.names("[{'id': 16, 'name': 'Animation'}]", "name");
 * }</pre>
 *
 * <p>A field that begins with {@code [} is read as a Python literal, and as JSON if it is not one.
 * A field that begins with a brace is neither a list nor names. Every other field is names with
 * commas between them; an empty part is not a name, so an empty field is an empty list.
 *
 * <p>Reusable, also after an exception. Not thread-safe.
 */
public final class NameListReader {
    private static final char REPLACEMENT = '\uFFFD';

    private final LiteralReader literals = new LiteralReader();

    /**
     * The names in a list, in order. White space around a name is kept, except between commas. Half
     * of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.
     *
     * @param key where the name is in an element that is a dictionary: at the last of equal keys
     * @throws LiteralException if the field is not a list; if an element is neither a dictionary
     *     nor a string; if a dictionary does not have the key, or has something other than a string
     *     there
     */
    public List<String> names(String field, String key) throws LiteralException {
        String list = WhiteSpace.strip(field);
        if (list.startsWith("[")) {
            List<String> names = listed(list, key);
            names.replaceAll(NameListReader::withoutHalfPairs);
            return names;
        }
        if (list.startsWith("{")) {
            throw new LiteralException("expected a list, found a brace", 0);
        }
        return separated(list);
    }

    private List<String> listed(String list, String key) throws LiteralException {
        try {
            literals.read(list);
        } catch (LiteralException notPython) {
            try {
                return JsonListReader.names(list, key);
            } catch (IOException notJson) {
                throw notPython;
            }
        }
        return literals.names(key);
    }

    private static List<String> separated(String list) {
        List<String> names = new ArrayList<>();
        int start = 0;
        while (start <= list.length()) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            String name = WhiteSpace.strip(list.substring(start, end));
            if (!name.isEmpty()) {
                names.add(name);
            }
            start = end + 1;
        }
        return names;
    }

    /** Escapes can write half of a pair; nothing downstream could encode it. */
    private static String withoutHalfPairs(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                return replaceHalfPairs(name);
            }
        }
        return name;
    }

    private static String replaceHalfPairs(String name) {
        StringBuilder whole = new StringBuilder(name.length());
        name.codePoints()
                .map(
                        c ->
                                c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                                        ? REPLACEMENT
                                        : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
