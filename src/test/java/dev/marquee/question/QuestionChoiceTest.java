package dev.marquee.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.movies.MoviesPipeline;
import dev.marquee.trending.TrendingPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Option;

/** Options of questions that a run does not choose. */
final class QuestionChoiceTest {
    @TempDir Path temp;

    /**
     * Returns the job, the question, its options with their default values, and another question.
     */
    static Stream<Arguments> questionsWithOptions() {
        return Stream.concat(
                arguments("trending", TrendingPipeline.QUESTIONS),
                arguments("movies", MoviesPipeline.QUESTIONS));
    }

    private static Stream<Arguments> arguments(
            String job, List<? extends Question<?, ?>> questions) {
        return questions.stream()
                .filter(question -> !options(question).isEmpty())
                .map(
                        question ->
                                Arguments.of(
                                        job,
                                        question.name(),
                                        options(question),
                                        questions.stream()
                                                .map(Question::name)
                                                .filter(name -> !name.equals(question.name()))
                                                .findFirst()
                                                .orElseThrow()));
    }

    private static List<String> options(Question<?, ?> question) {
        return Stream.of(question.options().getClass().getDeclaredFields())
                .map(field -> field.getAnnotation(Option.class))
                .filter(option -> option != null && !option.defaultValue().startsWith("_"))
                .map(option -> option.names()[0] + "=" + option.defaultValue())
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("questionsWithOptions")
    void givenOptionsOfAQuestionThatIsNotChosenLeadToOneWarning(
            String job, String question, List<String> options, String other) {
        CommandRun run = dryRun(job, Map.of(), options, other);

        List<String> names = options.stream().map(it -> it.replaceFirst("=.*", "")).toList();
        assertThat(run.err().lines().filter(line -> line.contains("ignored")))
                .containsExactly(
                        "warning: %s: ignored, because --questions does not name %s"
                                .formatted(String.join(", ", names), question));
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("questionsWithOptions")
    void optionsOfAChosenQuestionLeadToNoWarning(
            String job, String question, List<String> options, String other) {
        CommandRun run = dryRun(job, Map.of(), options, question);

        assertThat(run.err()).doesNotContain("ignored");
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--likes-over=100, worldwide-videos, --likes-over: funny-videos or top-day",
        "'--countries=DE,GB', top-day, --countries: worldwide-videos"
    })
    void aSharedOptionWhoseQuestionsAreNotChosenLeadsToOneWarning(
            String option, String chosen, String warned) {
        CommandRun run = dryRun("trending", Map.of(), List.of(option), chosen);

        String[] optionAndQuestions = warned.split(": ", -1);
        assertThat(run.err().lines().filter(line -> line.contains("ignored")))
                .containsExactly(
                        "warning: %s: ignored, because --questions does not name %s"
                                .formatted((Object[]) optionAndQuestions));
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--likes-over=100, top-day",
        "--likes-over=100, funny-videos",
        "'--countries=DE,GB', 'top-day,worldwide-videos'"
    })
    void aSharedOptionOfAChosenQuestionLeadsToNoWarning(String option, String chosen) {
        CommandRun run = dryRun("trending", Map.of(), List.of(option), chosen);

        assertThat(run.err()).doesNotContain("ignored");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void environmentVariablesOfAQuestionThatIsNotChosenLeadToNoWarning() {
        CommandRun run = dryRun("trending", Map.of("MARQUEE_TAG", "fun"), List.of(), "top-day");

        assertThat(run.err()).doesNotContain("ignored");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void anInvalidValueOfAQuestionThatIsNotChosenIsRejected() {
        CommandRun run = dryRun("trending", Map.of(), List.of("--min-days=0"), "top-day");

        assertThat(run.err())
                .isEqualToNormalizingNewlines("marquee: --min-days: 0 is less than 1\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "trending, days, 'top-day, days'",
        "trending, 'days,top-day', 'top-day, days'",
        "movies, ratings-extremes, 'ratings, ratings-extremes'"
    })
    void theNameOfEachResultAsksItsQuestion(String job, String asked, String results) {
        CommandRun run = dryRun(job, Map.of(), List.of(), asked);

        assertThat(run.out()).contains("results: " + results + ", rejected");
        assertThat(run.exitCode()).isZero();
    }

    private CommandRun dryRun(
            String job, Map<String, String> environment, List<String> options, String question) {
        List<String> arguments = new ArrayList<>(List.of(job, "--dry-run", "--input=data"));
        arguments.add("--output=" + temp);
        arguments.add("--questions=" + question);
        arguments.addAll(options);
        return CommandRun.of(environment, arguments.toArray(String[]::new));
    }
}
