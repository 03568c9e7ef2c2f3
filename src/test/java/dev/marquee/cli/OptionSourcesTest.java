package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sources of option values and their precedence, in the form that {@code --print-config}
 * prints.
 */
class OptionSourcesTest {
    @TempDir Path temp;

    /**
     * Each row contains an option, its default, and three values in the form in which they are
     * printed.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    likes-over          | 5000000  | 1    | 2            | 3
                    min-days            | 21       | 1    | 2            | 3
                    tag                 | funny    | a    | b c          | d
                    tag-match           | exact    | contains | exact    | contains
                    together            | same-day | any-day | consecutive | any-day
                    views-per           | listing  | video | listing     | video
                    mode                | ''       | batch | streaming   | batch
                    thumbnails          | download | skip | download     | skip
                    countries           | ''       | US   | US,GB        | DE,FR
                    parallelism         | ''       | 1    | 2,top-day=1  | 3
                    thumbnail-hosts     | ''       | a    | b,c:80       | d
                    input               | data/    | a    | b            | c
                    output              | output/  | a    | b            | c
                    watch               | ''       | 1 s  | 2 s          | 3 s
                    checkpoint-interval | ''       | 1 min | 200 ms      | 3 s
                    max-rejects         | ''       | 1    | 2.5%         | 3
                    max-record-bytes    | 1048576  | 1    | 2            | 3
                    split-bytes         | 33554432 | 0    | 65536        | 1048576
                    overwrite           | false    | true | false        | true
                    dry-run             | false    | true | false        | true
                    verbose             | false    | true | false        | false
                    """)
    void theCommandLineOverridesTheEnvironmentWhichOverridesTheFile(
            String option, String byDefault, String inFile, String inEnvironment, String given)
            throws Exception {
        Path file = file(option + "=" + inFile);
        String variable = "MARQUEE_" + option.replace('-', '_').toUpperCase(Locale.ROOT);
        Map<String, String> environment = Map.of(variable, inEnvironment);
        String onCommandLine = "--" + option + "=" + given;

        assertThat(printed(option, Map.of())).isEqualTo(byDefault + " # default");
        assertThat(printed(option, Map.of(), "--config", file.toString()))
                .isEqualTo(inFile + " # " + file);
        assertThat(printed(option, environment, "--config=" + file))
                .isEqualTo(inEnvironment + " # " + variable);
        assertThat(printed(option, environment, "--config=" + file, onCommandLine))
                .isEqualTo(given + " # command line");
        assertThat(printed(option, Map.of(), onCommandLine)).isEqualTo(given + " # command line");
    }

    @Test
    void aSwitchMayBeSetInSeveralSources() {
        Map<String, String> on = Map.of("MARQUEE_OVERWRITE", "true");
        assertThat(printed("overwrite", Map.of(), "--overwrite")).isEqualTo("true # command line");
        assertThat(printed("overwrite", on)).isEqualTo("true # MARQUEE_OVERWRITE");
        assertThat(printed("overwrite", on, "--overwrite")).isEqualTo("true # command line");
        assertThat(printed("overwrite", on, "--overwrite=false")).isEqualTo("false # command line");
    }

    @Test
    void aNegatedSwitchOverridesOtherSources() {
        Map<String, String> on = Map.of("MARQUEE_REPORT", "true");
        Map<String, String> off = Map.of("MARQUEE_REPORT", "false");
        assertThat(printed("report", Map.of())).isEqualTo(" # default");
        assertThat(printed("report", Map.of(), "--report")).isEqualTo("true # command line");
        assertThat(printed("report", Map.of(), "--no-report")).isEqualTo("false # command line");
        assertThat(printed("report", on)).isEqualTo("true # MARQUEE_REPORT");
        assertThat(printed("report", on, "--report")).isEqualTo("true # command line");
        assertThat(printed("report", on, "--no-report")).isEqualTo("false # command line");
        assertThat(printed("report", off, "--report")).isEqualTo("true # command line");
        assertThat(printed("report", off, "--no-report")).isEqualTo("false # command line");
    }

    @Test
    void aVariableOrKeyWithoutValueIsIgnored() throws Exception {
        Map<String, String> environment = Map.of("MARQUEE_WATCH", "", "MARQUEE_CONFIG", "");

        assertThat(printed("watch", environment)).isEqualTo(" # default");
        assertThat(printed("likes-over", Map.of(), "--config", file("likes-over=").toString()))
                .isEqualTo("5000000 # default");
    }

    @Test
    void theEnvironmentMayNameTheFile() throws Exception {
        Path file = file("min-days=3");

        assertThat(printed("min-days", Map.of("MARQUEE_CONFIG", file.toString())))
                .isEqualTo("3 # " + file);
    }

    @Test
    void theFileIsUtf8AndMayContainComments() throws Exception {
        Path file = file("# a comment\ntag=göttlich 😂");

        assertThat(printed("tag", Map.of(), "--config", file.toString()))
                .isEqualTo("göttlich 😂 # " + file);
    }

    @Test
    void valuesOfAListAreRepeatedOrSeparatedByCommas() {
        assertThat(printed("countries", Map.of(), "--countries", "US,GB", "--countries", "DE"))
                .isEqualTo("US,GB,DE # command line");
        assertThat(printed("input", Map.of(), "--input", "a", "--input", "b,c"))
                .isEqualTo("a,b,c # command line");
    }

    @Test
    void allSettableOptionsArePrintedInAlphabeticalOrder() {
        List<String> options =
                CommandRun.succeeding("--print-config")
                        .out()
                        .lines()
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();

        assertThat(options)
                .isSorted()
                .contains("input", "output", "likes-over", "verbose", "thumbnail-url")
                .doesNotContain("help", "config", "print-config");
    }

    @Test
    void credentialsAreNotPrinted() {
        CommandRun run =
                CommandRun.succeeding(
                        "--print-config",
                        "--input=s3://user:canary@bucket/a,b",
                        "--input=s3://KEY:can/canary+@bucket/c",
                        "--output=hdfs://canary@host:8020/o@p");

        assertThat(run.out())
                .contains("input=s3://***@bucket/a,b,s3://***@bucket/c ")
                .contains("output=hdfs://***@host:8020/o@p ")
                .doesNotContain("canary");
    }

    @Test
    void eachCommandWithAConfigurationFilePrintsItsOptions() {
        CommandRun publish =
                CommandRun.of(
                        Map.of("MARQUEE_RABBITMQ_URI", "amqp://user:canary@127.0.0.1:1/"),
                        "publish",
                        "--print-config",
                        "--part-rows=7");
        CommandRun report = CommandRun.succeeding("report", "--print-config", "--output=absent");

        assertThat(publish.out())
                .containsPattern("part-rows=7 +# command line")
                .containsPattern(
                        "rabbitmq-uri=amqp://\\*\\*\\*@127.0.0.1:1/ +# MARQUEE_RABBITMQ_URI")
                .doesNotContain("canary");
        assertThat(publish.exitCode()).isZero();
        assertThat(report.out()).containsPattern("output=absent +# command line");
    }

    @Test
    void printConfigReadsAndWritesNothing() {
        CommandRun run =
                CommandRun.succeeding(
                        "--print-config",
                        "--input=" + temp.resolve("absent"),
                        "--output=" + temp.resolve("output"));

        assertThat(run.err()).isEmpty();
        assertThat(temp).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    likes-ovr=3   | no option 'likes-ovr'; did you mean 'likes-over'?
                    LIKES-OVER=3  | no option 'LIKES-OVER'; did you mean 'likes-over'?
                    --likes-over=3 | no option '--likes-over'; did you mean 'likes-over'?
                    gibberish=3   | no option 'gibberish'
                    config=other  | no option 'config'
                    likes-over=x  | likes-over: 'x' is not a whole number
                    mode=bach     | mode: 'bach' is not one of streaming, batch, automatic; \
                    did you mean 'batch'?
                    tag=\\u00zz   | --config: {} cannot be read: Malformed \\uxxxx encoding.
                    """)
    void anInvalidLineIsReportedWithItsFile(String content, String message) throws Exception {
        Path file = file(content);
        String expected =
                message.startsWith("--config")
                        ? message.replace("{}", "" + file)
                        : file + ": " + message;

        CommandRun run = CommandRun.of("--config", file.toString());

        assertThat(run.err()).isEqualToNormalizingNewlines("marquee: " + expected + "\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void aMissingFileIsReported() {
        Path file = temp.resolve("absent.properties");

        CommandRun run = CommandRun.of("--config=" + file);

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: --config: " + file + " cannot be read: no such file\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void aFolderIsRejectedAsConfigurationFile() {
        CommandRun run = CommandRun.of("--config", temp.toString());

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: --config: " + temp + " cannot be read: it is a folder\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void anInvalidValueInTheEnvironmentIsReportedWithItsVariable() {
        CommandRun run = CommandRun.of(Map.of("MARQUEE_MIN_DAYS", "many"), "--tag", "x");

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: MARQUEE_MIN_DAYS: 'many' is not a whole number\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void pathsInTheEnvironmentAndInFilesAreSeparatedByCommas() throws Exception {
        CommandRun run =
                CommandRun.of(
                        Map.of("MARQUEE_INPUT", temp + ", " + temp.resolve("absent")), "--dry-run");

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: --input: "
                                + temp.resolve("absent")
                                + ": no such file or folder\n");
    }

    private Path file(String content) throws Exception {
        return Files.writeString(temp.resolve("my.properties"), content);
    }

    /** Returns the value and the source of an option, as in {@code 3 # default}. */
    private static String printed(String option, Map<String, String> environment, String... given) {
        List<String> arguments = new ArrayList<>(List.of("trending", "--print-config"));
        arguments.addAll(List.of(given));
        CommandRun run = CommandRun.of(environment, arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out()
                .lines()
                .filter(line -> line.startsWith(option + "="))
                .map(line -> line.substring(option.length() + 1).replaceFirst(" +#", " #"))
                .findFirst()
                .orElseThrow();
    }
}
