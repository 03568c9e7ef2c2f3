package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --help} tells. */
class HelpTest {
    private static final Pattern OPTION = Pattern.compile("(?m)^ {6}(--[a-z-]+)");

    @Test
    void ofTheProgramListsTheCommands() {
        String help = CommandRun.succeeding("--help").out();

        assertThat(help)
                .startsWith("Usage: marquee [--help] [COMMAND]" + System.lineSeparator())
                .contains("\n  trending  Answers three questions about the videos that trend")
                .contains("\n  sample    Writes a sample data set")
                .contains("Without COMMAND it is trending;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trending", "publish", "sample"})
    void ofACommandFitsTheTerminalAndSpeaksInOneVoice(String command) {
        String help = CommandRun.succeeding(command, "--help").out();

        assertThat(help).startsWith("Usage: marquee " + command + " [OPTIONS]");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(help).doesNotContain("%%", "${", "(default");
        for (String description : descriptions(help)) {
            assertThat(description)
                    .matches(
                            "(?s)[A-Z].*\\.|(?s)(?:[A-Z]|batch|exact|same|listing|download).*Default:"
                                + " .+");
        }
    }

    @Test
    void ofTrendingListsEveryOptionWithItsDefault() {
        String help = oneLineADescription(CommandRun.succeeding("trending", "--help").out());

        assertThat(OPTION.matcher(help).results().map(found -> found.group(1)))
                .containsExactly(
                        "--input",
                        "--source",
                        "--queue",
                        "--publishers",
                        "--end-timeout",
                        "--follow",
                        "--prefetch",
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
                        "--tag",
                        "--tag-match",
                        "--min-days",
                        "--together",
                        "--countries",
                        "--views-per",
                        "--thumbnails",
                        "--thumbnail-url",
                        "--thumbnail-hosts",
                        "--thumbnail-concurrency");
        assertThat(help)
                .contains("--parallelism=N|OPERATOR=N,… ")
                .contains("--countries=US,GB,… ")
                .contains("--max-rejects=N|P% Fail once more rows than this are rejected.")
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

    @Test
    void ofTrendingListsTheOperatorsInTheOrderOfTheData() {
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
    void ofSamplePrintsPercentAsItIs() {
        assertThat(oneLineADescription(CommandRun.succeeding("sample", "--help").out()))
                .contains("Size of all files before any packing, within 5 %. Default: 100MB");
    }

    private static List<String> descriptions(String help) {
        return oneLineADescription(help)
                .lines()
                .filter(line -> line.startsWith("      --"))
                .map(line -> line.strip().replaceFirst("^\\S+ +", ""))
                .toList();
    }

    /** A help in which each option and its description is one line. */
    private static String oneLineADescription(String help) {
        return help.replaceAll("\\R {7,}", " ").replaceAll("(?<=\\S) {2,}", " ");
    }
}
