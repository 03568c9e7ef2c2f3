package dev.marquee.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a result that the page contains. They are the first rows, up to limits of memory and
 * page size. A row has a value for each column: a text, a number, a list of texts, or null.
 */
final class KeptRows {
    private static final int MOST_ROWS = 100_000;
    private static final long MOST_CHARACTERS = 24_000_000;
    private static final int LONGEST_TEXT = 300;
    private static final int MOST_ITEMS = 50;

    /** The largest integer up to which JavaScript represents all integers exactly. */
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

    /** Returns the number of all rows of the result, including rows that were not kept. */
    long total() {
        return total;
    }

    List<List<Object>> rows() {
        return rows;
    }

    void sort(Comparator<List<Object>> order) {
        rows.sort(order);
    }

    /** Returns a row's number in a column, or 0 if it has none. */
    long number(List<Object> row, String column) {
        return row.get(columns.indexOf(column)) instanceof Number number ? number.longValue() : 0;
    }

    /** Returns the number of rows that are not on the page. */
    long leftOut() {
        return total - rows.size();
    }

    /** Returns a row's text in a column, or an empty text if it has none. */
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

    /** Writes the same fields into the current object. */
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
            // Written as text if JavaScript would round the number.
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
