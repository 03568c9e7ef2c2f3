package dev.marquee.job;

import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Gives the operators of a graph their names and their parallelism.
 *
 * <p>One kebab-case name is what the web UI shows, what {@code --parallelism NAME=N} takes, and the
 * uid by which a savepoint finds the operator's state; so it never changes.
 */
public final class Operators {
    /**
     * The number of key groups: the most subtasks that a keyed operator can ever have. Never
     * changes, because state is stored by key group.
     */
    public static final int MAX_PARALLELISM = 1024;

    private final Map<String, Integer> parallelism;

    /**
     * @param parallelism the operators that do not run with the job's parallelism
     */
    public Operators(Map<String, Integer> parallelism) {
        this.parallelism = Map.copyOf(parallelism);
    }

    /** Names an operator that runs with the job's parallelism unless the run sets another. */
    public <T> SingleOutputStreamOperator<T> name(
            String name, SingleOutputStreamOperator<T> operator) {
        operator.name(name).uid(name);
        if (parallelism.containsKey(name)) {
            operator.setParallelism(parallelism.get(name));
        }
        return operator;
    }

    /** Names an operator whose work is little: one subtask unless the run sets another. */
    public <T> SingleOutputStreamOperator<T> nameSingle(
            String name, SingleOutputStreamOperator<T> operator) {
        operator.setParallelism(1);
        return name(name, operator);
    }

    /** Names an operator that sees everything in one place: it can have one subtask only. */
    public static <T> SingleOutputStreamOperator<T> nameAlone(
            String name, SingleOutputStreamOperator<T> operator) {
        return operator.name(name).uid(name).forceNonParallel();
    }

    /**
     * Names a sink: one subtask, hence one file for each result, unless the run sets another
     * number.
     */
    public void nameSingle(String name, DataStreamSink<?> sink) {
        sink.name(name).uid(name).setParallelism(parallelism.getOrDefault(name, 1));
    }

    /** The parallelism of an operator, for one that must know it. */
    public int parallelismOf(String name, int otherwise) {
        return parallelism.getOrDefault(name, otherwise);
    }

    /**
     * An operator as {@code --help} lists it.
     *
     * @param name its name
     * @param does what it does, in a few words
     * @param alone whether it can have one subtask only
     */
    public record Description(String name, String does, boolean alone) {
        public static Description of(String name, String does) {
            return new Description(name, does, false);
        }

        public static Description alone(String name, String does) {
            return new Description(name, does, true);
        }

        /** The names of some operators, in their order. */
        public static List<String> names(List<Description> operators) {
            return operators.stream().map(Description::name).toList();
        }
    }
}
