package dev.marquee.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.ResultFiles;
import dev.marquee.job.Emit;
import dev.marquee.trending.AskedQuestions;
import dev.marquee.trending.TrendingPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The job jar on a real cluster. {@code bin/cluster} starts a JobManager and two TaskManagers, each
 * in its own process, in a folder of this test.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FlinkRunIT {
    private static final Pattern TASK_MANAGER = Pattern.compile("taskmanager-2 +process (\\d+)");

    private static final List<String> RESULTS = TrendingPipeline.RESULTS;

    private static ProjectCluster cluster;

    @TempDir static Path temp;

    @BeforeAll
    static void startCluster() throws Exception {
        CommandRun.succeeding(
                "sample",
                "--output",
                input(),
                "--rows",
                "4000",
                "--countries",
                "3",
                "--dirt",
                "0.05");
        cluster = new ProjectCluster(temp);
        cluster("start", "--taskmanagers", "2", "--slots", "1").succeeding();
    }

    @AfterAll
    static void stopCluster() throws Exception {
        cluster("stop").succeeding();
        assertThat(cluster("status").exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "streaming"})
    void resultsEqualThoseOfTheEmbeddedFlink(String mode) throws Exception {
        Path onCluster = temp.resolve(mode + "-on-cluster");
        Path embedded = temp.resolve(mode + "-embedded");
        // Each TaskManager has one slot, so a parallelism of 2 uses both processes.
        flinkRun(
                        "2",
                        trending(
                                onCluster,
                                "--mode",
                                mode,
                                "--questions",
                                AskedQuestions.all(Emit.AT_END)))
                .succeeding();
        cluster.program(
                        "bin/marquee",
                        Map.of(),
                        trending(
                                embedded,
                                "--mode",
                                mode,
                                "--questions",
                                AskedQuestions.all(Emit.AT_END)))
                .succeeding();

        ResultFiles results = new ResultFiles(onCluster.resolve("trending"));
        ResultFiles expected = new ResultFiles(embedded.resolve("trending"));
        for (String result : RESULTS) {
            assertThat(expected.lines(result)).as(result).isNotEmpty();
        }
        results.assertSame(RESULTS, expected);
        assertThat(results.figures()).isEqualTo(expected.figures());
        assertThat(results.unfinishedFiles()).isEmpty();
    }

    @Test
    void anInvalidOptionPrintsOneLineAndExitsWithCodeTwo() throws Exception {
        ProgramRun run = flinkRun("1", List.of("--likes-ovr", "5"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains("--likes-over");
    }

    @Test
    void aFailedJobPrintsOneLineAndExitsWithCodeOne() throws Exception {
        ProgramRun run = flinkRun("1", trending(temp.resolve("failing"), "--max-rejects", "0"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines().filter(line -> line.startsWith("marquee: ")))
                .singleElement()
                .asString()
                .contains("--max-rejects 0");
        assertThat(run.err()).doesNotContain("\tat ");
    }

    @Test
    void relativePathsStartInTheFolderOfTheCommand() throws Exception {
        flinkRun("1", List.of("--input", "input", "--output", "relative", "--thumbnails", "skip"))
                .succeeding();

        assertThat(temp.resolve("relative/trending/summary.json")).exists();
    }

    /** Runs last: jobs must not get the slot of the killed process before Flink notices its end. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aKilledTaskManagerIsDetectedAndReplaced() throws Exception {
        cluster.killTaskManager(2);

        ProgramRun status = cluster("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out()).containsPattern("taskmanager-2 +gone");

        assertThat(cluster("start", "--taskmanagers", "2").succeeding().out())
                .containsPattern(TASK_MANAGER);
    }

    private static List<String> trending(Path output, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--input",
                                input(),
                                "--output",
                                output.toString(),
                                "--thumbnails",
                                "skip",
                                "--likes-over",
                                "100000",
                                "--min-days",
                                "2"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static ProgramRun flinkRun(String parallelism, List<String> arguments)
            throws Exception {
        return cluster.flinkRun(Map.of(), parallelism, arguments);
    }

    private static ProgramRun cluster(String... arguments) throws Exception {
        return cluster.control(arguments);
    }

    private static String input() {
        return temp.resolve("input").toString();
    }
}
