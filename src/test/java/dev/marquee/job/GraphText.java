package dev.marquee.job;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A graph as text, to be pinned by a test. */
public final class GraphText {
    private GraphText() {}

    /** The chain that writes a result. */
    public static String sink(String result) {
        return "write-" + result + ": Writer -> write-" + result + ": Committer";
    }

    /** Each operator in a line: its name and its uid. */
    public static String operators(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .map(
                        node ->
                                "%-32s %s"
                                        .formatted(
                                                node.getOperatorName(),
                                                node.getTransformationUID()))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * Each task in a line: parallelism, of at most so many, and its chain of operators; and below
     * it how and from where its rows come.
     */
    public static String tasks(StreamGraph graph) {
        StringBuilder shown = new StringBuilder();
        for (JobVertex task : sorted(graph)) {
            shown.append(task.getParallelism()).append('/').append(task.getMaxParallelism());
            shown.append(' ').append(task.getName()).append('\n');
            for (JobEdge edge : task.getInputs()) {
                shown.append("    ").append(edge.getShipStrategyName()).append(' ');
                shown.append(edge.getSource().getProducer().getName()).append('\n');
            }
        }
        return shown.toString();
    }

    private static List<JobVertex> sorted(StreamGraph graph) {
        return graph.getJobGraph().getVerticesSortedTopologicallyFromSources().stream()
                .sorted(Comparator.comparing(JobVertex::getName))
                .toList();
    }

    /** The operators' names, as the options know them. */
    public static Set<String> names(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .map(node -> name(node.getOperatorName()))
                .collect(Collectors.toSet());
    }

    /** The name by which the options know what Flink calls so. */
    static String name(String operator) {
        return operator.replaceAll("^Source: |: Writer$|: Committer$", "");
    }
}
