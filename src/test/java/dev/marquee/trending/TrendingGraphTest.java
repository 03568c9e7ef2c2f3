package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.csv.CsvSettings;
import dev.marquee.files.FileOutputs;
import dev.marquee.job.BuiltGraph;
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
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The graph, as it is given to Flink. What is pinned here is what a savepoint and a user's options
 * refer to: a change of it breaks both.
 */
final class TrendingGraphTest {
    private static final RejectLimit LIMIT = RejectLimit.parse("5%");

    private static final String CHAIN =
            "Source: read-videos -> listings -> (likes-filter -> (tag-filter, liked-listings),"
                    + " sightings)";

    @TempDir java.nio.file.Path folder;

    @Test
    void namesAndUidsNeverChange() throws Exception {
        assertThat(GraphText.operators(build(Emit.AT_END, LIMIT).graph()))
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
        assertThat(GraphText.tasks(build(Emit.ON_CHANGE, null).graph()))
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
                build(Emit.AT_END, null)
                        .graph()
                        .getJobGraph()
                        .getVerticesSortedTopologicallyFromSources();

        assertThat(tasks).extracting(JobVertex::getName).contains(CHAIN, "worldwide-videos");
    }

    @Test
    void helpListsTheOperatorsOfTheGraph() throws Exception {
        build(Emit.AT_END, LIMIT).assertOperators(listed(VideoFiles.OPERATORS));
    }

    @Test
    void namesOfAnInputOfMessagesNeverChange() throws Exception {
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
                                        settings(Emit.AT_END, LIMIT),
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
    void helpSaysWhichOperatorsStandAlone() {
        assertThat(BuiltGraph.alone(listed(VideoFiles.OPERATORS)))
                .containsExactlyInAnyOrder("read-categories", "reject-limit", "top-day");
    }

    @Test
    void everyOtherOperatorTakesTheParallelismThatItIsGiven() throws Exception {
        Map<String, Integer> given = BuiltGraph.parallelism(listed(VideoFiles.OPERATORS), 7);

        build(Emit.AT_END, LIMIT, given).assertParallelism(given);
    }

    @Test
    void daysAreNotWrittenWhereTheyNeverStopChanging() throws Exception {
        assertThat(GraphText.names(build(Emit.AT_END, null).graph())).contains("write-days");
        assertThat(GraphText.names(build(Emit.ON_CHANGE, null).graph()))
                .doesNotContain("write-days");
    }

    @Test
    void whatTravelsAreTheTypesThatArePinned() throws Exception {
        assertThat(build(Emit.AT_END, LIMIT).types())
                .containsExactlyInAnyOrderElementsOf(SerializedTypesTest.TRAVELLING);
    }

    private static List<Operators.Description> listed(List<Operators.Description> ofInput) {
        return Stream.of(
                        ofInput,
                        TrendingPipeline.OPERATORS,
                        Outputs.operators(TrendingPipeline.RESULTS))
                .flatMap(List::stream)
                .toList();
    }

    private BuiltGraph build(Emit emit, @Nullable RejectLimit limit) throws Exception {
        return build(emit, limit, Map.of());
    }

    private BuiltGraph build(
            Emit emit, @Nullable RejectLimit limit, Map<String, Integer> parallelism)
            throws Exception {
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
                        emit == Emit.AT_END ? null : Duration.ofSeconds(1));
        return BuiltGraph.of(
                null,
                emit == Emit.AT_END,
                parallelism,
                (env, operators) ->
                        TrendingPipeline.build(
                                input.streams(env, List.of("US"), ListingBatches.ALL, operators),
                                new FileOutputs(new Path(results()), emit, operators),
                                settings(emit, limit),
                                operators));
    }

    private String results() {
        return folder.resolve("results").toString();
    }

    private TrendingSettings settings(Emit emit, @Nullable RejectLimit limit) throws Exception {
        return AskedQuestions.settings(emit, limit, results());
    }
}
