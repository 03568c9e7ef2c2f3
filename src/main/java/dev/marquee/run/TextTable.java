package dev.marquee.run;

import dev.marquee.cli.TerminalText;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays out rows of texts in columns. Cells are plain text: nothing in them is taken for mark-up,
 * and characters that a terminal would act on are shown as escapes.
 */
final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int WIDEST = 44;

    /** A column is not made narrower than this to fit the terminal. */
    private static final int NARROWEST = 6;

    /** These keep a right-to-left cell from reordering its neighbours. */
    private static final char FIRST_STRONG_ISOLATE = '\u2068';

    private static final char POP_ISOLATE = '\u2069';

    /**
     * A column.
     *
     * @param name its header
     * @param rightAligned whether its cells are numbers
     */
    record Column(String name, boolean rightAligned) {}

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(List<Column> columns) {
        this.columns = List.copyOf(columns);
        rows.add(columns.stream().map(column -> TerminalText.escaped(column.name)).toList());
    }

    /** Adds a row, with a cell for each column. */
    void add(List<String> cells) {
        rows.add(cells.stream().map(TerminalText::escaped).toList());
    }

    /**
     * The header and the rows.
     *
     * @param terminalColumns how wide a line may be; where the table does not fit, its widest
     *     columns are cut first, and then what is left of each line
     */
    List<String> lines(int terminalColumns) {
        int[] widths = widths(terminalColumns);
        return rows.stream().map(row -> line(row, widths, terminalColumns)).toList();
    }

    private int[] widths(int terminalColumns) {
        int[] widths =
                IntStream.range(0, columns.size())
                        .map(
                                column ->
                                        rows.stream()
                                                .mapToInt(
                                                        row -> TerminalText.width(row.get(column)))
                                                .max()
                                                .orElse(0))
                        .map(width -> Math.min(width, WIDEST))
                        .toArray();
        int gaps = INDENT.length() + GAP.length() * (columns.size() - 1);
        int excess = IntStream.of(widths).sum() + gaps - terminalColumns;
        while (excess > 0) {
            int widest = 0;
            for (int column = 1; column < widths.length; column++) {
                if (widths[column] > widths[widest]) {
                    widest = column;
                }
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private String line(List<String> row, int[] widths, int terminalColumns) {
        StringBuilder line = new StringBuilder(INDENT);
        int left = terminalColumns - INDENT.length();
        for (int column = 0; column < widths.length && left > 0; column++) {
            if (column > 0) {
                line.append(GAP);
                left -= GAP.length();
            }
            int width = Math.min(widths[column], left);
            if (width <= 0) {
                break;
            }
            String cell = TerminalText.cut(row.get(column), width);
            String padding = " ".repeat(Math.max(0, width - TerminalText.width(cell)));
            if (columns.get(column).rightAligned) {
                line.append(padding).append(isolated(cell));
            } else {
                line.append(isolated(cell)).append(padding);
            }
            left -= width;
        }
        return line.toString().stripTrailing();
    }

    private static String isolated(String cell) {
        return Bidi.requiresBidi(cell.toCharArray(), 0, cell.length())
                ? FIRST_STRONG_ISOLATE + cell + POP_ISOLATE
                : cell;
    }
}
