package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.GoldenFile;
import dev.marquee.csv.CsvSettings;
import dev.marquee.files.FileOutputs;
import dev.marquee.job.BuiltGraph;
import dev.marquee.job.DocumentedGraph;
import dev.marquee.job.Emit;
import dev.marquee.job.GraphText;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RejectLimit;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.source.RabbitInput;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pins the graph that Flink executes. Savepoints and options refer to its names and uids: a change
 * breaks them.
 */
final class TrendingGraphTest {
    private static final RejectLimit LIMIT = RejectLimit.parse("5%");

    @TempDir java.nio.file.Path folder;

    static Stream<TrendingQuestion> questions() {
        return TrendingPipeline.QUESTIONS.stream();
    }

    /** Names, uids, tasks, and the types that tasks send: savepoints and options refer to them. */
    @ParameterizedTest
    @MethodSource("questions")
    void theGraphOfAQuestionNeverChanges(TrendingQuestion question) throws Exception {
        for (Emit emit : Emit.values()) {
            if (!question.results(emit).isEmpty()) {
                BuiltGraph built = build(emit, LIMIT, Map.of(), question.name());
                GoldenFile.assertSame(
                        "graph/trending/" + question.name() + "-" + emit + ".txt", text(built));
            }
        }
    }

    /**
     * Rows are not serialized within a task: questions share their common operators in one chain.
     */
    @Test
    void theGraphOfTheDefaultQuestionsNeverChanges() throws Exception {
        String[] none = {};
        BuiltGraph built = build(Emit.ON_CHANGE, null, Map.of(), none);

        GoldenFile.assertSame("graph/trending/by-default.txt", text(built));
    }

    private static String text(BuiltGraph built) {
        String types =
                built.types().stream()
                        .map(type -> type.getSimpleName() + "\n")
                        .sorted()
                        .collect(Collectors.joining());
        return "operators and uids\n\n%s\ntasks\n\n%s\ntypes\n\n%s"
                .formatted(
                        GraphText.operators(built.graph()), GraphText.tasks(built.graph()), types);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aQuestionAddsOnlyItsOwnOperatorsAndResults(TrendingQuestion question) throws Exception {
        Set<String> operators =
                GraphText.names(build(Emit.AT_END, null, Map.of(), question.name()).graph());

        assertThat(operators)
                .containsAll(Operators.Description.names(question.operators()))
                .containsAll(
                        question.results(Emit.AT_END).stream().map(Outputs::operatorName).toList());
        for (TrendingQuestion other : TrendingPipeline.QUESTIONS) {
            if (other != question) {
                assertThat(operators)
                        .as(other.name())
                        .doesNotContainAnyElementsOf(Operators.Description.names(other.operators()))
                        .doesNotContain(Outputs.operatorName(other.name()));
            }
        }
    }

    @Test
    void helpListsTheOperatorsOfTheGraph() throws Exception {
        build(Emit.AT_END).assertOperators(listed(VideoFiles.OPERATORS));
    }

    @Test
    void operatorNamesOfTheMessageInputNeverChange() throws Exception {
        RabbitInput queue =
                new RabbitInput(
                        BrokerAddress.parse("amqp://nowhere.invalid"),
                        "marquee.trending",
                        false,
                        1,
                        Duration.ofMinutes(1),
                        5000,
                        10_000_000,
                        1 << 20);
        BuiltGraph built =
                BuiltGraph.of(
                        RuntimeExecutionMode.STREAMING,
                        true,
                        Map.of(),
                        (env, operators) ->
                                TrendingPipeline.build(
                                        new VideoMessages(queue)
                                                .streams(
                                                        env,
                                                        List.of("US"),
                                                        ListingBatches.ALL,
                                                        operators),
                                        new FileOutputs(
                                                new Path(results()), Emit.AT_END, operators),
                                        settings(
                                                Emit.AT_END,
                                                LIMIT,
                                                AskedQuestions.all(Emit.AT_END)),
                                        operators));

        assertThat(Operators.Description.names(VideoMessages.OPERATORS))
                .containsExactly(
                        "receive-messages",
                        "first-deliveries",
                        "read-messages",
                        "announcements",
                        "gather-categories");
        built.assertOperators(listed(VideoMessages.OPERATORS));
    }

    @Test
    void helpNamesTheOperatorsThatRunInOneSubtask() {
        assertThat(BuiltGraph.alone(listed(VideoFiles.OPERATORS)))
                .containsExactlyInAnyOrder("read-categories", "reject-limit", "top-day");
    }

    @Test
    void everyOtherOperatorRunsWithTheGivenParallelism() throws Exception {
        Map<String, Integer> given = BuiltGraph.parallelism(listed(VideoFiles.OPERATORS), 7);

        build(Emit.AT_END, LIMIT, given, AskedQuestions.all(Emit.AT_END)).assertParallelism(given);
    }

    @Test
    void daysAreNotWrittenForAnEndlessInput() throws Exception {
        assertThat(GraphText.names(build(Emit.AT_END).graph())).contains("write-days");
        assertThat(GraphText.names(build(Emit.ON_CHANGE).graph())).doesNotContain("write-days");
    }

    @Test
    void theDocumentedGraphHasTheOperatorsOfAllQuestions() throws Exception {
        assertThat(DocumentedGraph.operatorsOfGraphWith("read-videos"))
                .containsExactlyInAnyOrderElementsOf(GraphText.names(build(Emit.AT_END).graph()));
    }

    private static List<Operators.Description> listed(List<Operators.Description> ofInput) {
        return Stream.of(
                        ofInput,
                        TrendingPipeline.OPERATORS,
                        Outputs.operators(TrendingPipeline.RESULTS))
                .flatMap(List::stream)
                .toList();
    }

    /** Builds the graph of all questions that have results with this setting. */
    private BuiltGraph build(Emit emit) throws Exception {
        return build(emit, LIMIT, Map.of(), AskedQuestions.all(emit));
    }

    private BuiltGraph build(
            Emit emit,
            @Nullable RejectLimit limit,
            Map<String, Integer> parallelism,
            String... questions)
            throws Exception {
        TrendingSettings settings = settings(emit, limit, questions);
        Files.writeString(
                folder.resolve("USvideos.csv"),
                """
                video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link
                a,17.14.11,title,23,funny,1,2,link
                """);
        VideoFiles input =
                VideoFiles.inspect(
                        List.of(new Path(folder.toUri())),
                        new CsvSettings(1 << 20, 0),
                        emit == Emit.AT_END ? null : Duration.ofSeconds(1),
                        false);
        return BuiltGraph.of(
                null,
                emit == Emit.AT_END,
                parallelism,
                (env, operators) ->
                        TrendingPipeline.build(
                                input.streams(env, List.of("US"), settings.columns(), operators),
                                new FileOutputs(new Path(results()), emit, operators),
                                settings,
                                operators));
    }

    private String results() {
        return folder.resolve("results").toString();
    }

    private TrendingSettings settings(Emit emit, @Nullable RejectLimit limit, String... questions)
            throws Exception {
        return AskedQuestions.settings(
                emit,
                limit,
                results(),
                Stream.of(questions).map(some -> "--questions=" + some).toArray(String[]::new));
    }
}
