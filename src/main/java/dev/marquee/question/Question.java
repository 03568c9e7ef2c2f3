package dev.marquee.question;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import java.util.List;
import java.util.Set;

/**
 * A question that a job can answer: everything that is known of it before a run asks it.
 * Implementations are stateless and thread-safe.
 *
 * @param <S> the settings that all questions of the job share
 * @param <A> the question with the settings of a run
 */
public interface Question<S, A extends AskedQuestion<?>> {
    /**
     * The question's name, in kebab case: the value of {@code --questions}, and the name of its
     * main result.
     */
    String name();

    /**
     * What the question asks for, in a few words without a final period: the heading of its options
     * in {@code --help}. Name and text together fit a line of 80 characters.
     */
    String asks();

    /** Whether a run asks the question if {@code --questions} is not given. */
    default boolean isAskedByDefault() {
        return true;
    }

    /**
     * The operators that the question adds to the graph, in the order of the data, without those
     * that write its results. Operators that several questions share belong to the job.
     */
    List<Operators.Description> operators();

    /**
     * The names of the results that the question writes, in the order in which they are shown; the
     * first is {@link #name()}.
     *
     * @param emit when the operators of the run emit
     * @return an empty list if the question has no answer before the input ends and {@code emit} is
     *     {@link Emit#ON_CHANGE}
     */
    List<String> results(Emit emit);

    /**
     * The names of the options that this question uses together with some others, and that
     * therefore belong to the job, as {@code --countries}.
     */
    default Set<String> sharedOptions() {
        return Set.of();
    }

    /** New options of the question, to be filled in from one command line. */
    QuestionOptions<S, A> options();
}
