package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The graph that a run of a job submits to Flink. It is built and not executed.
 *
 * @param graph the graph
 * @param types the types that its operators emit
 */
public record BuiltGraph(StreamGraph graph, Set<Class<?>> types) {
    private static final int PARALLELISM = 3;

    /** Attaches the operators of a job. */
    @FunctionalInterface
    public interface Job {
        void build(StreamExecutionEnvironment env, Operators operators) throws Exception;
    }

    /**
     * Builds a graph with a default parallelism of 3.
     *
     * @param mode the runtime mode, or null for the mode that fits the input
     * @param inputEnds whether every source ends
     * @param parallelism the parallelism of operators that differ from the default, by name
     */
    public static BuiltGraph of(
            @Nullable RuntimeExecutionMode mode,
            boolean inputEnds,
            Map<String, Integer> parallelism,
            Job job)
            throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        JobSettings settings = new JobSettings(mode, inputEnds, PARALLELISM, parallelism, null);
        JobEnvironment.prepare(env, settings);
        job.build(env, settings.operators());
        // getStreamGraph() clears the transformations of the environment, so they are read before
        // it.
        Set<Class<?>> types = types(env.getTransformations());
        return new BuiltGraph(env.getStreamGraph(), types);
    }

    /** Returns this number of subtasks for each operator that may have more than one. */
    public static Map<String, Integer> parallelism(List<Operators.Description> all, int subtasks) {
        return all.stream()
                .filter(operator -> !operator.alone())
                .collect(Collectors.toMap(Operators.Description::name, operator -> subtasks));
    }

    /** Returns the names of the operators that always have one subtask. */
    public static List<String> alone(List<Operators.Description> all) {
        return Operators.Description.names(
                all.stream().filter(Operators.Description::alone).toList());
    }

    /** Asserts that the graph has exactly these operators, each once. */
    public void assertOperators(List<Operators.Description> all) {
        assertThat(Operators.Description.names(all))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(GraphText.names(graph));
    }

    /** Asserts that these operators have the given parallelism and all others parallelism 1. */
    public void assertParallelism(Map<String, Integer> given) {
        assertThat(graph.getStreamNodes())
                .allSatisfy(
                        node ->
                                assertThat(node.getParallelism())
                                        .as(node.getOperatorName())
                                        .isEqualTo(
                                                given.getOrDefault(
                                                        GraphText.name(node.getOperatorName()),
                                                        1)));
    }

    private static Set<Class<?>> types(List<Transformation<?>> transformations) {
        Set<Class<?>> types = new HashSet<>();
        for (Transformation<?> last : transformations) {
            for (Transformation<?> any : last.getTransitivePredecessors()) {
                types.add(any.getOutputType().getTypeClass());
            }
        }
        // The type of reject-limit, which emits nothing.
        types.remove(Void.class);
        return types;
    }
}
