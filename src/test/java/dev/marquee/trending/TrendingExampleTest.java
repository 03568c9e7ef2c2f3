package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.FlinkTest;
import dev.marquee.JavadocExample;
import dev.marquee.ResultFiles;
import dev.marquee.csv.Read;
import dev.marquee.files.FileOutputs;
import dev.marquee.job.JobEnvironment;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.job.Replay;
import dev.marquee.trending.categories.CategoriesQuestion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Contains the example of the Javadoc of {@link TrendingPipeline}. */
final class TrendingExampleTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    @TempDir java.nio.file.Path results;

    @Test
    void theExampleRanksTheCategories() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Read<ListingBatch>> reads =
                Replay.stream(
                        env,
                        "reads",
                        List.of(
                                Read.batch(
                                        "USvideos.csv",
                                        ListingBatches.of(row("a", 7), row("b", 5)),
                                        20,
                                        0),
                                Read.batch("USvideos.csv", ListingBatches.of(row("a", 9)), 10, 0)),
                        Read.type(ListingBatches.TABLE.batchType()),
                        Replay.ALL_AT_ONCE);
        DataStream<CategoryTitles> titles =
                Operators.nameAlone(
                        "titles",
                        env.fromData(
                                CategoryTitles.of(
                                        List.of(Map.entry("US", Map.of("23", "Comedy"))))));
        Path folder = new Path(results.toUri());

        JobSettings job = new JobSettings(RuntimeExecutionMode.BATCH, true, 2, Map.of(), null);
        JobEnvironment.prepare(env, job);
        SharedSettings shared = new SharedSettings(5_000_000, job, folder.toString());
        AskedTrendingQuestion categories = new CategoriesQuestion().options().ask(shared);
        TrendingPipeline.build(
                new TrendingPipeline.Inputs(reads, () -> titles, List.of()),
                new FileOutputs(folder, job.emit(), job.operators()),
                new TrendingSettings(List.of(categories), job.emit(), null),
                job.operators());
        env.execute();

        assertThat(new ResultFiles(results).lines("categories"))
                .containsExactly(
                        "{\"country\":\"US\",\"rank\":1,\"category\":\"Comedy\",\"videos\":2,"
                                + "\"listings\":3,\"views\":14}");
    }

    @Test
    void theExampleOfTheJavadocIsInThisTest() throws IOException {
        JavadocExample.assertIsIn(getClass(), TrendingPipeline.class);
    }

    private static Listing row(String video, long views) {
        int day = (int) views;
        return new Listing(
                Country.number("US"), video, day, "title", "23", "tag", views, 1, "link", false);
    }
}
