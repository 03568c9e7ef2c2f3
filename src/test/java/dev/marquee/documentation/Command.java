package dev.marquee.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that a page shows.
 *
 * @param place page and line
 * @param words the command and its arguments, up to a redirection, a pipe or another command
 * @param output the output that the page shows; empty if it shows none
 */
record Command(String place, List<String> words, List<String> output) {
    private static final String PROMPT = "$ ";

    /** A word, or text in quotes. The pages have no quotes inside words. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

    /** Returns the commands in all blocks of a page. */
    static Stream<Command> of(Page page) {
        return page.blocks().stream().flatMap(block -> of(page, block).stream());
    }

    private static List<Command> of(Page page, Page.Block block) {
        List<Command> commands = new ArrayList<>();
        boolean console = block.language().equals("console");
        if (!console && !block.language().equals("bash")) {
            return commands;
        }
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            if (!console || line.startsWith(PROMPT)) {
                commands.add(
                        new Command(
                                page.path() + ":" + (block.firstLine() + i),
                                words(console ? line.substring(PROMPT.length()) : line),
                                console
                                        ? block.lines().stream()
                                                .skip(i + 1L)
                                                .takeWhile(next -> !next.startsWith(PROMPT))
                                                .toList()
                                        : List.of()));
            }
        }
        return commands;
    }

    /** Returns the commands of this project between backticks in the text of a page. */
    static Stream<Command> inTextOf(Page page) {
        return Page.code(String.join(" ", page.textLines())).stream()
                .filter(code -> code.startsWith("bin/"))
                .map(code -> new Command(page + ", in its text", words(code), List.of()));
    }

    private static List<String> words(String line) {
        return WORD.matcher(line.replaceFirst(" +(?:#|>|&&|\\|) ?.*$", ""))
                .results()
                .map(
                        found ->
                                Stream.of(found.group(1), found.group(2), found.group(3))
                                        .filter(group -> group != null)
                                        .findFirst()
                                        .orElseThrow())
                .toList();
    }

    String program() {
        return words.get(0);
    }

    List<String> arguments() {
        return words.subList(1, words.size());
    }

    /** Whether the page leaves a part of the command to the reader. */
    boolean isIncomplete() {
        return words.contains("…");
    }

    @Override
    public String toString() {
        return place + ": " + String.join(" ", words);
    }
}
