package dev.marquee.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a result that the page holds: the first of them, since memory and page are bounded. A
 * row is a value for each column: a text, a number, a list of texts, or null.
 */
final class KeptRows {
    private static final int MOST_ROWS = 100_000;
    private static final long MOST_CHARACTERS = 24_000_000;
    private static final int LONGEST_TEXT = 300;
    private static final int MOST_ITEMS = 50;

    /** The integers that JavaScript has exactly. */
    private static final long LARGEST_SAFE_INTEGER = (1L << 53) - 1;

    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();
    private long total;
    private long characters;

    KeptRows(String... columns) {
        this.columns = List.of(columns);
    }

    void add(JsonNode line) {
        total++;
        if (rows.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
            List<Object> row = new ArrayList<>(columns.size());
            for (String column : columns) {
                row.add(value(line.path(column)));
            }
            rows.add(row);
        }
    }

    /** All rows of the result, also those that were not kept. */
    long total() {
        return total;
    }

    List<List<Object>> rows() {
        return rows;
    }

    void sort(Comparator<List<Object>> order) {
        rows.sort(order);
    }

    /** A row's number in a column; 0 where it has none. */
    long number(List<Object> row, String column) {
        return row.get(columns.indexOf(column)) instanceof Number number ? number.longValue() : 0;
    }

    /** The rows that are not on the page. */
    long leftOut() {
        return total - rows.size();
    }

    /** A row's text in a column; empty where it has none. */
    String text(List<Object> row, String column) {
        Object value = row.get(columns.indexOf(column));
        return value instanceof String text ? text : "";
    }

    /** Writes {@code {"columns": […], "rows": [[…], …], "total": n}}. */
    void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(json);
        json.writeEndObject();
    }

    /** Writes the same fields into an object that is open. */
    void writeFields(JsonGenerator json) throws IOException {
        json.writeObjectField("total", total);
        json.writeArrayFieldStart("columns");
        for (String column : columns) {
            json.writeString(column);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (List<Object> row : rows) {
            write(row, json);
        }
        json.writeEndArray();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(item, json);
            }
            json.writeEndArray();
        } else {
            json.writeObject(value);
        }
    }

    private Object value(JsonNode node) {
        if (node.isIntegralNumber()) {
            long number = node.asLong();
            // A text where JavaScript would round it.
            return Math.abs(number) <= LARGEST_SAFE_INTEGER ? (Object) number : node.asText();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < Math.min(node.size(), MOST_ITEMS); i++) {
                items.add(text(node.get(i)));
            }
            return items;
        }
        return node.isNull() || node.isMissingNode() ? null : text(node);
    }

    private String text(JsonNode node) {
        String text = PageText.cut(node.asText(), LONGEST_TEXT);
        characters += text.length();
        return text;
    }
}
