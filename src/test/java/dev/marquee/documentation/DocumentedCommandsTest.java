package dev.marquee.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.CommandRun;
import dev.marquee.cli.Converters;
import dev.marquee.publish.PublishCommand;
import dev.marquee.report.ReportCommand;
import dev.marquee.sample.SampleCommand;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import org.apache.flink.client.cli.CliFrontendParser;
import org.apache.flink.client.cli.GenericCLI;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Checks the commands that README.md and docs/ show. Jobs run with {@code --dry-run} on the bundled
 * sample. All other commands of this project and of Flink only parse their options.
 */
final class DocumentedCommandsTest {
    /** Programs that are not run here, with the reason. */
    private static final Map<String, String> NOT_RUN =
            Map.of(
                    "curl", "WatchingIT requests the same addresses from a running job",
                    "prometheus", "MetricsIT runs it with a copy of the same configuration",
                    "docker", "needs a Docker engine",
                    "kubectl", "needs a Kubernetes; KubernetesTest checks the files",
                    "kaggle", "needs an account at Kaggle",
                    "export", "sets a variable for the commands after it");

    private static final Set<String> LANGUAGES = Set.of("bash", "console", "text", "mermaid", "");

    /** The commands that are not jobs. */
    private static final Map<String, Object> COMMANDS_WITHOUT_JOB =
            Map.of(
                    "publish", new PublishCommand(),
                    "report", new ReportCommand(),
                    "sample", new SampleCommand());

    private static final Pattern PATH_OF_PROJECT =
            Pattern.compile("(?:bin|conf|data|deploy|docs|src)/.*");

    private static final Pattern PROGRAM =
            Pattern.compile(
                    "(?:\\$ )?(?:bin/\\w+|flink|"
                            + String.join("|", NOT_RUN.keySet())
                            + ")(?: .*)?");

    @TempDir Path temp;

    static Stream<Command> commands() {
        return Page.all().stream().flatMap(Command::of);
    }

    static Stream<Command> commandsInTexts() {
        return Page.all().stream().flatMap(Command::inTextOf);
    }

    static Stream<Command> errors() {
        return commands().filter(DocumentedCommandsTest::isRefused);
    }

    private static boolean isRefused(Command command) {
        return !command.output().isEmpty() && command.output().get(0).startsWith("marquee: ");
    }

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @ParameterizedTest
    @MethodSource({"commands", "commandsInTexts"})
    void aCommandOfThePagesIsAccepted(Command command) throws Exception {
        assumeTrue(!isRefused(command), "the page shows its error, which another test checks");
        switch (command.program()) {
            case "bin/marquee" -> assertMarquee(command.arguments());
            case "flink", "bin/flink" -> assertFlink(command);
            case "bin/cluster", "bin/bench", "bin/chaos", "bin/containers", "bin/fuzz" ->
                    assertInUsage(command);
            default -> {
                if (command.program().startsWith("bin/")) {
                    assertThat(Path.of(command.program())).exists();
                    assertThat(command.arguments()).isEmpty();
                } else {
                    assertThat(NOT_RUN)
                            .as("programs that are not run")
                            .containsKey(command.program());
                }
            }
        }
        assertThat(command.words())
                .filteredOn(word -> PATH_OF_PROJECT.matcher(word).matches())
                .allSatisfy(word -> assertThat(Path.of(word)).exists());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aRefusedCommandPrintsTheErrorOfThePage(Command command) {
        CommandRun run = CommandRun.of(command.arguments().toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).containsExactlyElementsOf(command.output());
    }

    /** Commands in other blocks would not be checked. */
    @ParameterizedTest
    @MethodSource("pages")
    void commandsAreOnlyInBlocksOfBashOrConsole(Page page) {
        for (Page.Block block : page.blocks()) {
            assertThat(LANGUAGES).as("%s:%d", page, block.firstLine()).contains(block.language());
            if (!Set.of("bash", "console").contains(block.language())) {
                assertThat(block.lines())
                        .as("%s:%d", page, block.firstLine())
                        .noneMatch(line -> PROGRAM.matcher(line).matches());
            }
        }
    }

    @Test
    void theIndexListsAllPages() {
        List<String> index = Page.read("docs/README.md").lines();
        assertThat(Page.all())
                .filteredOn(
                        page ->
                                page.path().startsWith("docs")
                                        && !page.path().endsWith("README.md"))
                .hasSizeGreaterThan(4)
                .allSatisfy(
                        page ->
                                assertThat(index)
                                        .anyMatch(
                                                line ->
                                                        line.startsWith(
                                                                "| ["
                                                                        + page.path()
                                                                                .getFileName())));
    }

    /** Runs a job up to its start. Other commands only parse their options. */
    private void assertMarquee(List<String> arguments) {
        if (arguments.isEmpty()) {
            // DemonstrationIT runs the demonstration.
            return;
        }
        Object other = COMMANDS_WITHOUT_JOB.get(arguments.get(0));
        if (other != null) {
            CommandLine command = new CommandLine(other);
            Converters.registerWith(command);
            command.parseArgs(arguments.subList(1, arguments.size()).toArray(String[]::new));
            return;
        }
        List<String> checked = new ArrayList<>(arguments);
        if (checked.contains("rabbitmq")) {
            // A dry run would connect to a broker.
            checked.add("--print-config");
        } else if (checked.contains("--input")) {
            checked.set(checked.indexOf("--input") + 1, "data/");
            if (checked.contains("--output")) {
                checked.set(checked.indexOf("--output") + 1, temp.toString());
            } else {
                checked.add("--output=" + temp);
            }
            checked.add("--dry-run");
        }
        CommandRun.succeeding(checked.toArray(String[]::new));
    }

    /**
     * Parses the options of Flink with Flink's parser, and the options of the job with the job's
     * parser.
     */
    private void assertFlink(Command command) throws Exception {
        if (command.arguments().isEmpty()) {
            assertThat(Path.of(command.program())).exists();
            return;
        }
        String action = command.arguments().get(0);
        Options options = optionsOfFlink(action);
        new GenericCLI(new Configuration(), "").addGeneralOptions(options);
        new GenericCLI(new Configuration(), "").addRunOptions(options);
        List<String> rest = command.arguments().subList(1, command.arguments().size());
        org.apache.commons.cli.CommandLine parsed =
                CliFrontendParser.parse(options, rest.toArray(String[]::new), true);
        if (action.equals("run") && !parsed.getArgList().isEmpty()) {
            List<String> ofJob = new ArrayList<>(parsed.getArgList());
            if (!command.isIncomplete()) {
                assertThat(ofJob.remove(0)).isIn("target/job.jar", "target/flink2/job.jar");
                assertMarquee(ofJob);
            }
        }
    }

    /**
     * Returns the options of an action of Flink. Most of the methods that return them are not
     * public.
     */
    private static Options optionsOfFlink(String action) throws ReflectiveOperationException {
        Method options =
                CliFrontendParser.class.getDeclaredMethod(
                        "get%s%sCommandOptions"
                                .formatted(
                                        action.substring(0, 1).toUpperCase(Locale.ROOT),
                                        action.substring(1)));
        options.setAccessible(true);
        return (Options) options.invoke(null);
    }

    private static void assertInUsage(Command command) throws Exception {
        Process help =
                new ProcessBuilder("bash", command.program(), "--help")
                        .redirectErrorStream(true)
                        .start();
        String usage = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(help.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(help.exitValue()).isZero();
        for (String argument : command.arguments()) {
            if (argument.matches("--\\w.*|[a-z]+")) {
                assertThat(usage).containsPattern("(?<![\\w-])" + argument + "(?![\\w-])");
            }
        }
    }
}
