package dev.marquee.csv;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A second implementation of the rules for reading, byte by byte over a whole file in memory. It is
 * written to be compared with the rules; {@link RecordReader} is written to be fast.
 *
 * <p>The grammar is the state machine of CPython's {@code Modules/_csv.c}, with its names. {@link
 * GrammarTest} compares the records with those of Python.
 */
final class ReferenceReader {
    private enum State {
        START_FIELD,
        IN_FIELD,
        IN_QUOTED_FIELD,
        QUOTE_IN_QUOTED_FIELD
    }

    private final byte[] file;
    private final int maxRecordBytes;
    private int columns;

    private ReferenceReader(byte[] file, int maxRecordBytes) {
        this.file = file;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Returns all stretches of a file. Its first record determines the number of columns. */
    static List<Stretch> read(byte[] file, int maxRecordBytes) {
        return new ReferenceReader(file, maxRecordBytes).readAll();
    }

    private List<Stretch> readAll() {
        List<Stretch> all = new ArrayList<>();
        int position = afterByteOrderMark();
        while (true) {
            while (position < file.length && isLineEnd(position)) {
                position++;
            }
            if (position == file.length) {
                return all;
            }
            Parsed parsed = parse(position);
            if (isIntact(parsed, position)) {
                all.add(
                        new Stretch(
                                false,
                                position,
                                parsed.next,
                                parsed.fields,
                                raw(position, parsed.contentEnd)));
                columns = columns == 0 ? parsed.fields.size() : columns;
                position = parsed.next;
            } else {
                int resumed = afterDamage(position);
                all.add(new Stretch(true, position, resumed, List.of(), raw(position, resumed)));
                position = resumed;
            }
        }
    }

    /** Returns whether a record is intact. If not, it is damage. */
    private boolean isIntact(Parsed parsed, int position) {
        boolean tooLong = parsed.contentEnd - position > maxRecordBytes;
        boolean swallowsTheRest =
                parsed.openAtEnd && columns > 0 && parsed.fields.size() != columns;
        return !tooLong && !swallowsTheRest;
    }

    /**
     * Returns the offset of the next line that begins an intact record with the expected number of
     * fields.
     */
    private int afterDamage(int from) {
        for (int line = nextLine(from); line < file.length; line = nextLine(line)) {
            if (!isLineEnd(line)) {
                Parsed parsed = parse(line);
                boolean tooLong = parsed.contentEnd - line > maxRecordBytes;
                if (!tooLong && parsed.fields.size() == columns) {
                    return line;
                }
            }
        }
        return file.length;
    }

    private int nextLine(int from) {
        int i = from;
        while (i < file.length && !isLineEnd(i)) {
            i++;
        }
        return i == file.length ? i : afterLineEnd(i);
    }

    private int afterLineEnd(int i) {
        return file[i] == '\r' && i + 1 < file.length && file[i + 1] == '\n' ? i + 2 : i + 1;
    }

    private boolean isLineEnd(int i) {
        return file[i] == '\n' || file[i] == '\r';
    }

    private int afterByteOrderMark() {
        boolean marked =
                file.length >= 3
                        && file[0] == (byte) 0xEF
                        && file[1] == (byte) 0xBB
                        && file[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private String raw(int from, int to) {
        return Utf8.decode(file, from, Math.min(to, from + 64 * 1024));
    }

    private record Parsed(List<String> fields, int contentEnd, int next, boolean openAtEnd) {}

    private Parsed parse(int start) {
        List<String> fields = new ArrayList<>();
        Field field = new Field();
        State state = State.START_FIELD;
        for (int i = start; i < file.length; i++) {
            byte b = file[i];
            boolean quoted = state == State.IN_QUOTED_FIELD;
            if (!quoted && isLineEnd(i)) {
                fields.add(field.end());
                return new Parsed(fields, i, afterLineEnd(i), false);
            }
            switch (state) {
                case START_FIELD -> {
                    if (b == '"') {
                        state = State.IN_QUOTED_FIELD;
                    } else if (b == ',') {
                        fields.add(field.end());
                    } else {
                        field.add(b);
                        state = State.IN_FIELD;
                    }
                }
                case IN_FIELD -> {
                    if (b == ',') {
                        fields.add(field.end());
                        state = State.START_FIELD;
                    } else {
                        field.add(b);
                    }
                }
                case IN_QUOTED_FIELD -> {
                    if (b == '"') {
                        state = State.QUOTE_IN_QUOTED_FIELD;
                    } else {
                        field.add(b);
                    }
                }
                case QUOTE_IN_QUOTED_FIELD -> {
                    if (b == '"') {
                        field.add(b);
                        state = State.IN_QUOTED_FIELD;
                    } else if (b == ',') {
                        fields.add(field.end());
                        state = State.START_FIELD;
                    } else {
                        field.interrupt();
                        field.add(b);
                        state = State.IN_FIELD;
                    }
                }
            }
        }
        fields.add(field.end());
        return new Parsed(fields, file.length, file.length, state == State.IN_QUOTED_FIELD);
    }

    /**
     * The text of a field. Python decodes before it parses, so bytes before and after a quote are
     * decoded separately.
     */
    private static final class Field {
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void add(byte b) {
            bytes.write(b);
        }

        void interrupt() {
            text.append(Utf8.decode(bytes.toByteArray(), 0, bytes.size()));
            bytes.reset();
        }

        String end() {
            interrupt();
            String value = text.toString();
            text.setLength(0);
            return value;
        }
    }
}
