package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.csv.CsvSettings;
import dev.marquee.files.FileOutputs;
import dev.marquee.job.Emit;
import dev.marquee.job.GraphText;
import dev.marquee.job.JobEnvironment;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RejectLimit;
import dev.marquee.rabbitmq.BrokerAddress;
import dev.marquee.rabbitmq.RabbitInput;
import dev.marquee.thumbnails.ThumbnailSettings;
import dev.marquee.trending.funny.TagMatch;
import dev.marquee.trending.topday.ViewsPer;
import dev.marquee.trending.worldwide.Together;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The graph, as it is given to Flink. What is pinned here is what a savepoint and a user's options
 * refer to: a change of it breaks both.
 */
final class TrendingGraphTest {
    private static final int PARALLELISM = 3;

    private static final String CHAIN =
            "Source: read-videos -> listings -> (likes-filter -> (tag-filter, liked-listings),"
                    + " sightings)";

    @TempDir java.nio.file.Path folder;

    @Test
    void namesAndUidsNeverChange() throws Exception {
        assertThat(GraphText.operators(graph(Emit.AT_END, RejectLimit.parse("5%"))))
                .isEqualToIgnoringNewLines(
                        """
                        Source: read-categories          read-categories
                        Source: read-videos              read-videos
                        category-join                    category-join
                        day-views                        day-views
                        funny-videos                     funny-videos
                        liked-listings                   liked-listings
                        likes-filter                     likes-filter
                        listings                         listings
                        reject-limit                     reject-limit
                        sightings                        sightings
                        tag-filter                       tag-filter
                        thumbnail-tally                  thumbnail-tally
                        thumbnails                       thumbnails
                        top-day                          top-day
                        worldwide-videos                 worldwide-videos
                        write-days: Committer            Sink Committer: write-days
                        write-days: Writer               write-days
                        write-funny-videos: Committer    Sink Committer: write-funny-videos
                        write-funny-videos: Writer       write-funny-videos
                        write-rejected: Committer        Sink Committer: write-rejected
                        write-rejected: Writer           write-rejected
                        write-top-day: Committer         Sink Committer: write-top-day
                        write-top-day: Writer            write-top-day
                        write-worldwide-videos: Committer Sink Committer: write-worldwide-videos
                        write-worldwide-videos: Writer   write-worldwide-videos
                        """);
    }

    /**
     * Each line is a task: parallelism, of at most so many, its chain of operators, and the tasks
     * that its rows come from. What is within a chain is handed on and not shipped.
     */
    @Test
    void everyQuestionShipsItsRowsOnce() throws Exception {
        assertThat(GraphText.tasks(graph(Emit.ON_CHANGE, null)))
                .isEqualTo(
                        """
                        1/1 Source: read-categories
                        3/1024 %1$s
                        3/1024 category-join
                            FORWARD %1$s
                            BROADCAST Source: read-categories
                        3/1024 day-views
                            HASH %1$s
                        3/1024 funny-videos
                            HASH category-join
                        1/1024 thumbnails -> thumbnail-tally -> %2$s
                            REBALANCE worldwide-videos
                        1/1 top-day -> %3$s
                            HASH day-views
                        3/1024 worldwide-videos
                            HASH %1$s
                        1/1024 %4$s
                            REBALANCE funny-videos
                        1/1024 %5$s
                            REBALANCE %1$s
                        """
                                .formatted(
                                        CHAIN,
                                        GraphText.sink("worldwide-videos"),
                                        GraphText.sink("top-day"),
                                        GraphText.sink("funny-videos"),
                                        GraphText.sink("rejected")));
    }

    @Test
    void whereTheInputEndsTheChainIsTheSame() throws Exception {
        List<JobVertex> tasks =
                graph(Emit.AT_END, null).getJobGraph().getVerticesSortedTopologicallyFromSources();

        assertThat(tasks).extracting(JobVertex::getName).contains(CHAIN, "worldwide-videos");
    }

    @Test
    void helpListsTheOperatorsOfTheGraph() throws Exception {
        List<String> listed =
                Stream.of(
                                TrendingInput.OPERATORS,
                                TrendingPipeline.OPERATORS,
                                Outputs.operators(TrendingPipeline.RESULTS))
                        .flatMap(List::stream)
                        .map(Operators.Description::name)
                        .toList();

        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        GraphText.names(graph(Emit.AT_END, RejectLimit.parse("5%"))));
    }

    @Test
    void namesOfAnInputOfMessagesNeverChange() throws Exception {
        StreamExecutionEnvironment env = environment(RuntimeExecutionMode.STREAMING, true);
        RabbitInput queue =
                new RabbitInput(
                        BrokerAddress.parse("amqp://nowhere.invalid"),
                        "marquee.trending",
                        false,
                        1,
                        Duration.ofMinutes(1),
                        5000,
                        1 << 20);
        Operators operators = new Operators(Map.of());
        TrendingPipeline.build(
                new VideoMessages(queue).streams(env, operators),
                new FileOutputs(new Path(results()), Emit.AT_END, operators),
                settings(Emit.AT_END, RejectLimit.parse("5%")),
                operators);

        List<String> ofInput = Operators.Description.names(VideoMessages.OPERATORS);
        assertThat(ofInput)
                .containsExactly(
                        "receive-messages",
                        "first-deliveries",
                        "read-messages",
                        "announcements",
                        "gather-categories");
        assertThat(GraphText.names(env.getStreamGraph()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(
                                        ofInput,
                                        Operators.Description.names(TrendingPipeline.OPERATORS),
                                        Operators.Description.names(
                                                Outputs.operators(TrendingPipeline.RESULTS)))
                                .flatMap(List::stream)
                                .toList());
    }

    @Test
    void helpSaysWhichOperatorsStandAlone() throws Exception {
        Set<String> alone =
                Stream.concat(TrendingInput.OPERATORS.stream(), TrendingPipeline.OPERATORS.stream())
                        .filter(Operators.Description::alone)
                        .map(Operators.Description::name)
                        .collect(Collectors.toSet());

        assertThat(alone).containsExactlyInAnyOrder("read-categories", "reject-limit", "top-day");
    }

    @Test
    void everyOtherOperatorTakesTheParallelismThatItIsGiven() throws Exception {
        StreamGraph graph =
                graph(
                        Emit.AT_END,
                        null,
                        GraphText.names(graph(Emit.AT_END, null)).stream()
                                .filter(
                                        name ->
                                                !Set.of("read-categories", "top-day")
                                                        .contains(name))
                                .collect(Collectors.toMap(name -> name, name -> 7)));

        graph.getStreamNodes()
                .forEach(
                        node ->
                                assertThat(node.getParallelism())
                                        .as(node.getOperatorName())
                                        .isEqualTo(
                                                node.getOperatorName()
                                                                .matches(".*categories|top-day")
                                                        ? 1
                                                        : 7));
    }

    @Test
    void daysAreNotWrittenWhereTheyNeverStopChanging() throws Exception {
        assertThat(GraphText.names(graph(Emit.AT_END, null))).contains("write-days");
        assertThat(GraphText.names(graph(Emit.ON_CHANGE, null))).doesNotContain("write-days");
    }

    @Test
    void whatTravelsAreTheTypesThatArePinned() throws Exception {
        StreamExecutionEnvironment env = environment(Emit.AT_END);
        build(env, Emit.AT_END, RejectLimit.parse("1"), Map.of());

        Set<Class<?>> types = new HashSet<>();
        for (Transformation<?> last : env.getTransformations()) {
            for (Transformation<?> any : last.getTransitivePredecessors()) {
                types.add(any.getOutputType().getTypeClass());
            }
        }
        // What reject-limit emits, which is nothing.
        types.remove(Void.class);
        assertThat(types).containsExactlyInAnyOrderElementsOf(SerializedTypesTest.TRAVELLING);
    }

    private StreamGraph graph(Emit emit, @Nullable RejectLimit limit) throws Exception {
        return graph(emit, limit, Map.of());
    }

    private StreamGraph graph(
            Emit emit, @Nullable RejectLimit limit, Map<String, Integer> parallelism)
            throws Exception {
        StreamExecutionEnvironment env = environment(emit);
        build(env, emit, limit, parallelism);
        return env.getStreamGraph();
    }

    private static StreamExecutionEnvironment environment(Emit emit) {
        return environment(null, emit == Emit.AT_END);
    }

    private static StreamExecutionEnvironment environment(
            @Nullable RuntimeExecutionMode mode, boolean inputEnds) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        JobEnvironment.prepare(env, new JobSettings(mode, inputEnds, PARALLELISM, Map.of(), null));
        return env;
    }

    private void build(
            StreamExecutionEnvironment env,
            Emit emit,
            @Nullable RejectLimit limit,
            Map<String, Integer> parallelism)
            throws Exception {
        Files.writeString(
                folder.resolve("USvideos.csv"),
                """
                video_id,trending_date,title,category_id,tags,views,likes,thumbnail_link
                a,17.14.11,title,23,funny,1,2,link
                """);
        TrendingInput input = TrendingInput.inspect(List.of(new Path(folder.toUri())), 1 << 20);
        Operators operators = new Operators(parallelism);
        TrendingPipeline.build(
                input.streams(
                        env,
                        new VideoTable(),
                        new CsvSettings(1 << 20, 0),
                        emit == Emit.AT_END ? null : Duration.ofSeconds(1),
                        operators),
                new FileOutputs(new Path(results()), emit, operators),
                settings(emit, limit),
                operators);
    }

    private String results() {
        return folder.resolve("results").toString();
    }

    private TrendingSettings settings(Emit emit, @Nullable RejectLimit limit) {
        return new TrendingSettings(
                5_000_000,
                "funny",
                TagMatch.EXACT,
                21,
                Together.SAME_DAY,
                List.of("US"),
                ViewsPer.LISTING,
                emit,
                ThumbnailSettings.downloadTo(results() + "/thumbnails"),
                limit);
    }
}
