package dev.marquee.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown.
 *
 * @param path the path of the page in the project's folder
 * @param lines its lines
 */
record Page(Path path, List<String> lines) {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String FENCE = "```";
    private static final String INDENT = "    ";

    /**
     * A block of code.
     *
     * @param language the word after the fence; empty for an indented block
     * @param firstLine the number of its first line in the page
     * @param lines its lines, without the indentation
     */
    record Block(String language, int firstLine, List<String> lines) {}

    static Page read(String path) {
        try {
            return new Page(Path.of(path), Files.readAllLines(Path.of(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all pages for users. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "data/README.md"),
                            docs.map(Path::toString).filter(name -> name.endsWith(".md")).sorted())
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the blocks of code, fenced or indented. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            if (lines.get(i).startsWith(FENCE)) {
                do {
                    i++;
                } while (!lines.get(i).startsWith(FENCE));
                blocks.add(
                        new Block(
                                lines.get(first).substring(FENCE.length()),
                                first + 2,
                                lines.subList(first + 1, i)));
            } else if (lines.get(i).startsWith(INDENT)) {
                while (i < lines.size() && lines.get(i).startsWith(INDENT)) {
                    i++;
                }
                blocks.add(
                        new Block(
                                "",
                                first + 1,
                                lines.subList(first, i).stream()
                                        .map(line -> line.substring(INDENT.length()))
                                        .toList()));
            }
        }
        return blocks;
    }

    /** Returns the lines outside the blocks of code. */
    List<String> textLines() {
        List<String> text = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                fenced = !fenced;
            } else if (!fenced && !line.startsWith(INDENT)) {
                text.add(line);
            }
        }
        return text;
    }

    /** Returns the rows of all tables that have a column of this name, as cells by column. */
    List<Map<String, String>> rowsOfTablesWith(String column) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("|")) {
                continue;
            }
            List<String> heads = cells(lines.get(i));
            for (i += 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
                List<String> cells = cells(lines.get(i));
                Map<String, String> row = new HashMap<>();
                for (int k = 0; k < heads.size(); k++) {
                    row.put(heads.get(k), cells.get(k));
                }
                if (row.containsKey(column)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList();
    }

    /** Returns the parts of a text between backticks. */
    static List<String> code(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
