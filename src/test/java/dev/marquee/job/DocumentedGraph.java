package dev.marquee.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The graphs in {@code docs/ARCHITECTURE.md}. */
public final class DocumentedGraph {
    private static final Pattern GRAPH = Pattern.compile("```mermaid\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern BOX = Pattern.compile("\\[\"(.*?)\"]");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*[a-z0-9]");

    private DocumentedGraph() {}

    /**
     * Returns the names of all operators in the graph that contains this operator.
     *
     * @param operator the name of an operator that only one graph contains, as {@code read-videos}
     */
    public static Set<String> operatorsOfGraphWith(String operator) throws IOException {
        String page = Files.readString(Path.of("docs/ARCHITECTURE.md"));
        List<Set<String>> graphs =
                GRAPH.matcher(page).results().map(graph -> operators(graph.group(1))).toList();
        return graphs.stream()
                .filter(operators -> operators.contains(operator))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> operators(String graph) {
        return BOX.matcher(graph)
                .results()
                .map(box -> box.group(1).replace("<br/>", " "))
                .flatMap(box -> NAME.matcher(box).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
