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
 * The graph of a job, as a run gives it to Flink, and not run.
 *
 * @param graph the graph
 * @param types what its operators emit
 */
public record BuiltGraph(StreamGraph graph, Set<Class<?>> types) {
    private static final int PARALLELISM = 3;

    /** What attaches the operators of a job. */
    @FunctionalInterface
    public interface Job {
        void build(StreamExecutionEnvironment env, Operators operators) throws Exception;
    }

    /**
     * Builds a graph, with three subtasks where it says nothing else.
     *
     * @param mode or null for what fits
     * @param inputEnds whether every source ends
     * @param parallelism of the operators that differ, by name
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
        // Before the graph is made, which takes the environment's transformations away.
        Set<Class<?>> types = types(env.getTransformations());
        return new BuiltGraph(env.getStreamGraph(), types);
    }

    /** As many subtasks for each of the operators that do not stand alone. */
    public static Map<String, Integer> parallelism(List<Operators.Description> all, int subtasks) {
        return all.stream()
                .filter(operator -> !operator.alone())
                .collect(Collectors.toMap(Operators.Description::name, operator -> subtasks));
    }

    /** The names of the operators that stand alone. */
    public static List<String> alone(List<Operators.Description> all) {
        return Operators.Description.names(
                all.stream().filter(Operators.Description::alone).toList());
    }

    /** Checks that these are the operators of the graph, each once. */
    public void assertOperators(List<Operators.Description> all) {
        assertThat(Operators.Description.names(all))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(GraphText.names(graph));
    }

    /** Checks that operators have the parallelism that they are given, and all others one. */
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
        // What reject-limit emits, which is nothing.
        types.remove(Void.class);
        return types;
    }
}
