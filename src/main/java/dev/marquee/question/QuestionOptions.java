package dev.marquee.question;

import dev.marquee.cli.UserException;

/**
 * The options of a question: a picocli mixin, whose annotations are the one place where the options
 * have their names, descriptions and defaults. A question without options may be a lambda.
 *
 * <p>An option that several questions share is not declared here but by the job, which passes it on
 * in {@code S}.
 *
 * @param <S> the settings that all questions of the job share
 * @param <A> the question with the settings of a run
 */
@FunctionalInterface
public interface QuestionOptions<S, A extends AskedQuestion<?>> {
    /**
     * Checks the options, and makes the immutable settings of them. It reads no input and connects
     * to nothing.
     *
     * @throws UserException if an option has a value that cannot be used; the message names it
     */
    A ask(S shared) throws UserException;
}
