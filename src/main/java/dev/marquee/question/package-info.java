/**
 * What a question is, for every job: {@link dev.marquee.question.Question} describes it, {@link
 * dev.marquee.question.QuestionOptions} reads its options, {@link
 * dev.marquee.question.AskedQuestion} is the question with the settings of a run, and {@link
 * dev.marquee.question.QuestionChoice} is {@code --questions}.
 *
 * <p>A job is a list of questions. Adding one touches the question's own package and one line of
 * that list: the command line, {@code --help}, the graph, the summary, and the tests that cover
 * every question iterate over the list.
 *
 * <p>This is a package of its own because it needs both the command line and Flink's streams: the
 * package {@code job} knows no command line, and the package {@code cli} knows no graph.
 */
package dev.marquee.question;
