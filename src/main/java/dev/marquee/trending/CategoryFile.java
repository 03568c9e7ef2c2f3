package dev.marquee.trending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.files.GitLfsPointer;
import dev.marquee.files.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * A file of categories: the answer of YouTube's {@code videoCategories.list}, as it comes with the
 * data sets.
 */
final class CategoryFile {
    /**
     * The largest file that is read; YouTube's have a tenth of it. The tree of a file needs many
     * times its bytes, and the files of all countries are kept.
     */
    static final int MOST_BYTES = 128 << 10;

    private static final JsonMapper JSON = new JsonMapper();

    private CategoryFile() {}

    /**
     * The titles by number.
     *
     * @throws IOException if the file cannot be read, is too large, is not JSON or holds no list of
     *     categories
     */
    static Map<String, String> read(InputFile file) throws IOException {
        try (InputStream in = file.open()) {
            return read(in.readNBytes(MOST_BYTES + 1));
        }
    }

    /**
     * The same of a file that is in memory.
     *
     * @throws IOException if it is too large, is not JSON or holds no list of categories
     */
    static Map<String, String> read(byte[] file) throws IOException {
        if (file.length > MOST_BYTES) {
            throw new IOException("it has more than " + MOST_BYTES + " bytes");
        }
        if (file.length == 0) {
            throw new IOException("it is empty");
        }
        if (GitLfsPointer.is(file)) {
            throw new IOException(GitLfsPointer.CAUSE);
        }
        return titles(JSON.readTree(file));
    }

    private static Map<String, String> titles(JsonNode root) throws IOException {
        JsonNode items = root.path("items");
        if (!items.isArray()) {
            throw new IOException("it has no list of items");
        }
        Map<String, String> titles = new HashMap<>();
        for (JsonNode item : items) {
            JsonNode title = item.path("snippet").path("title");
            if (item.hasNonNull("id") && title.isTextual()) {
                titles.put(item.get("id").asText(), title.textValue());
            }
        }
        return titles;
    }
}
