package dev.marquee.job;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Formats a graph as text, for comparison with an expected text. */
public final class GraphText {
    private GraphText() {}

    /** Returns the operators of the sink of a result. */
    public static String sink(String result) {
        return "write-" + result + ": Writer -> write-" + result + ": Committer";
    }

    /** Returns one line per operator: its name and its uid. */
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
     * Returns one line per task: parallelism, maximum parallelism and chained operators. One line
     * per input follows: the partitioning and the task that emits its elements.
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

    /** Returns the names of the operators, in the form that options use. */
    public static Set<String> names(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .map(node -> name(node.getOperatorName()))
                .collect(Collectors.toSet());
    }

    /** Converts Flink's name of an operator to the form that options use. */
    static String name(String operator) {
        return operator.replaceAll("^Source: |: Writer$|: Committer$", "");
    }
}
