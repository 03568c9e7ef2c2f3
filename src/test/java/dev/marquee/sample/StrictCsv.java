package dev.marquee.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV strictly as RFC 4180 defines it, to prove that clean samples are valid. */
final class StrictCsv {

    private final String text;
    private final boolean textAfterQuotes;
    private int at;

    private StrictCsv(String text, boolean textAfterQuotes) {
        this.text = text;
        this.textAfterQuotes = textAfterQuotes;
    }

    /**
     * Returns all records with their fields.
     *
     * @param textAfterQuotes whether {@code "a"|"b"} is the value {@code a|"b"}, as in the files of
     *     2017, and not an error
     * @throws IllegalArgumentException if the text is not valid CSV
     */
    static List<List<String>> records(String text, boolean textAfterQuotes) {
        StrictCsv csv = new StrictCsv(text, textAfterQuotes);
        List<List<String>> records = new ArrayList<>();
        while (csv.at < text.length()) {
            records.add(csv.record());
        }
        return records;
    }

    /**
     * Returns the records after the header, as values by column. Each must have as many fields as
     * the header.
     */
    static List<Map<String, String>> rows(List<List<String>> records) {
        List<String> header = records.get(0);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            if (fields.size() != header.size()) {
                throw new IllegalArgumentException("not the header's number of fields: " + fields);
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                row.put(header.get(i), fields.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private List<String> record() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            fields.add(field());
        }
        if (text.startsWith("\r\n", at)) {
            at += 2;
        } else if (text.startsWith("\n", at)) {
            at++;
        } else {
            throw wrong("a record that has no end");
        }
        return fields;
    }

    private String field() {
        boolean quoted = text.startsWith("\"", at);
        StringBuilder value = new StringBuilder();
        if (quoted) {
            inQuotes(value);
        }
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (!quoted && text.charAt(at) == '"') {
                throw wrong("a quote inside an unquoted field");
            }
            at++;
        }
        if (quoted && at > start && !textAfterQuotes) {
            throw wrong("text after a closing quote");
        }
        return value.append(text, start, at).toString();
    }

    private void inQuotes(StringBuilder value) {
        at++;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw wrong("a quote that never closes");
            }
            value.append(text, at, quote);
            at = quote + 1;
            if (!text.startsWith("\"", at)) {
                return;
            }
            value.append('"');
            at++;
        }
    }

    private IllegalArgumentException wrong(String fault) {
        return new IllegalArgumentException(
                fault
                        + " at "
                        + at
                        + ": "
                        + text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 40)));
    }
}
