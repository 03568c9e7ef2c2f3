package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.question.Question;
import dev.marquee.trending.TrendingPipeline;
import dev.marquee.trending.TrendingQuestion;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Option;

/** The output of {@code --help} and {@code --version}. */
class HelpTest {
    private static final Pattern OPTION = Pattern.compile("(?m)^ {6}(--[a-z-]+)");

    @Test
    void theHelpOfTheProgramListsTheCommands() {
        String help = CommandRun.succeeding("--help").out();

        assertThat(help)
                .startsWith(
                        "Usage: marquee [--help] [--version] [COMMAND]" + System.lineSeparator())
                .contains("\n  trending  Answers questions about the videos that trend")
                .contains("\n  report    Draws report.html from the results")
                .contains("\n  sample    Writes a sample data set")
                .contains("Without COMMAND it is trending;");
    }

    @Test
    void theVersionsOfTheProgramAndOfFlinkAndJavaArePrinted() {
        assertThat(CommandRun.succeeding("--version").out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("marquee "),
                        line -> assertThat(line).matches("Flink \\d+\\..+"),
                        line -> assertThat(line).matches("Java \\d+.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trending", "movies", "publish", "report", "sample"})
    void theHelpOfACommandFitsInto80ColumnsAndHasUniformDescriptions(String command) {
        String help = CommandRun.succeeding(command, "--help").out();

        assertThat(help).startsWith("Usage: marquee " + command + " [OPTIONS]");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(help).doesNotContain("%%", "${", "(default");
        assertThat(descriptions(help)).isNotEmpty();
        for (String description : descriptions(help)) {
            assertThat(description)
                    .matches(
                            "(?s)[A-Z].*\\.|(?s)(?:[A-Z]|batch|exact|same|listing|download|movielens|funny-videos"
                                + " and).*Default: .+");
        }
    }

    @Test
    void theHelpOfTrendingListsTheOptionsAndTheirDefaults() {
        String help = withOneLinePerOption(CommandRun.succeeding("trending", "--help").out());

        assertThat(OPTION.matcher(help).results().map(found -> found.group(1)))
                .startsWith(
                        "--input",
                        "--source",
                        "--queue",
                        "--publishers",
                        "--end-timeout",
                        "--follow",
                        "--max-unacknowledged",
                        "--max-parts",
                        "--output",
                        "--sink",
                        "--exchange",
                        "--watch",
                        "--mode",
                        "--parallelism",
                        "--checkpoint-interval",
                        "--overwrite",
                        "--max-rejects",
                        "--max-record-bytes",
                        "--split-bytes",
                        "--dry-run",
                        "--config",
                        "--print-config",
                        "--verbose",
                        "--help",
                        "--likes-over",
                        "--countries",
                        "--questions");
        assertThat(help)
                .contains("--parallelism=N|OPERATOR=N,… ")
                .contains("--countries=US,GB,… ")
                .contains("--max-rejects=N|P% Fail as soon as more rows than this are rejected.")
                .contains("Default: data/")
                .contains("Default: output/")
                .contains("Default: marquee.results")
                .contains("Default: 5000000")
                .contains("Default: funny")
                .contains("Default: exact")
                .contains("Default: 21")
                .contains("Default: same-day")
                .contains("Default: listing")
                .contains("Default: download")
                .contains("Default: 32")
                .contains("Default: 1MiB");
    }

    /** The section of a question begins with its name and lists exactly its options. */
    @ParameterizedTest
    @MethodSource("questions")
    void theHelpOfTrendingListsTheOptionsOfAQuestionBelowItsName(Question<?, ?> question) {
        String help = CommandRun.succeeding("trending", "--help").out();
        String heading = "\n" + question.name() + ": " + question.asks() + "\n";

        assertThat(help).containsOnlyOnce(heading);
        String section = help.substring(help.indexOf(heading) + heading.length());
        List<String> listed =
                OPTION.matcher(
                                section.lines()
                                        .takeWhile(line -> !line.isBlank())
                                        .collect(Collectors.joining("\n")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(listed).containsExactlyElementsOf(optionsOf(question));
    }

    static Stream<TrendingQuestion> questions() {
        return TrendingPipeline.QUESTIONS.stream();
    }

    private static List<String> optionsOf(Question<?, ?> question) {
        Object options = question.options();
        return Stream.of(options.getClass().getDeclaredFields())
                .map(field -> field.getAnnotation(Option.class))
                .filter(Objects::nonNull)
                .map(option -> option.names()[0])
                .toList();
    }

    @Test
    void theHelpOfTrendingListsTheOperatorsInTheOrderOfTheDataFlow() {
        List<String> lines = CommandRun.succeeding("trending", "--help").out().lines().toList();
        List<String> operators =
                lines.subList(
                        lines.indexOf("Operators, for --parallelism OPERATOR=N:") + 1,
                        lines.size());
        assertThat(operators)
                .contains(
                        "  read-videos              reads the CSVs of the videos",
                        "  top-day                  keeps the best day (1 at most)",
                        "  write-funny-videos       writes funny-videos")
                .first()
                .asString()
                .startsWith("  read-videos ");
    }

    @Test
    void percentSignsArePrintedUnchanged() {
        assertThat(withOneLinePerOption(CommandRun.succeeding("sample", "--help").out()))
                .contains("Size of all files before any packing, within 5 %. Default: 100MB");
    }

    private static List<String> descriptions(String help) {
        return withOneLinePerOption(help)
                .lines()
                .filter(line -> line.startsWith("      --"))
                .map(line -> line.strip().replaceFirst("^\\S+ +", ""))
                .toList();
    }

    /** Joins each option and its description into one line. */
    private static String withOneLinePerOption(String help) {
        return help.replaceAll("\\R {7,}", " ").replaceAll("(?<=\\S) {2,}", " ");
    }
}
