package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ComparedRun;
import dev.marquee.FlinkTest;
import dev.marquee.RealData;
import dev.marquee.job.Emit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the answers from real files with the answers of an independent implementation. */
class TrendingRealDataIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    /** The options of both implementations, then the options of the job alone. */
    private static final List<List<String>> RUNS =
            List.of(
                    List.of("", "--parallelism 1"),
                    List.of(
                            "--likes-over 100000 --tag-match contains --together any-day"
                                    + " --views-per video",
                            "--parallelism 2 --mode streaming"),
                    List.of(
                            "--likes-over 0 --together consecutive --min-days 2",
                            "--parallelism 5"),
                    List.of(
                            "--likes-over 100000 --min-days 1 --tag music",
                            "--parallelism 5 --mode streaming"));

    @TempDir Path temp;

    static Stream<Arguments> runs() throws Exception {
        List<Path> folders = new ArrayList<>(RealData.foldersWith("videos.csv").toList());
        folders.addAll(RealData.foldersWith("_youtube_trending_data.csv").toList());
        folders.add(RealData.folder().resolve("youtube-layouts"));
        folders.addAll(RealData.foldersWith(".zip").toList());
        folders.add(RealData.folder().resolve("youtube-zip/archive.zip"));
        folders.add(RealData.folder());
        return ComparedRun.all(folders, RUNS);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("runs")
    void theAnswersEqualThoseOfTheIndependentImplementation(
            Path input, String both, String ofTheJob) throws Exception {
        assertSameAnswers(input, both, ofTheJob);
    }

    @ParameterizedTest(name = "--countries {0}")
    @ValueSource(strings = {"DK,NO", "US", "GB,US,NO"})
    void theAnswersForNamedCountriesEqualThoseOfTheIndependentImplementation(String countries)
            throws Exception {
        assertSameAnswers(
                RealData.folder().resolve("youtube-2025"),
                "--min-days 5 --countries " + countries,
                "--parallelism 2");
    }

    private void assertSameAnswers(Path input, String both, String ofTheJob) throws Exception {
        ComparedRun run =
                ComparedRun.of(
                        "trending",
                        input,
                        temp,
                        both,
                        ofTheJob
                                + " --thumbnails skip --questions "
                                + AskedQuestions.all(Emit.AT_END));

        for (String figure : List.of("files", "listings", "first_day", "last_day", "countries")) {
            assertThat(run.summary().get(figure))
                    .as(figure)
                    .isEqualTo(run.independent().get(figure));
        }
        run.assertSame("/rows_read", "records");
        run.assertSame("/rows_used", "rows");
        run.assertSame("/repeated_rows", "repeated rows");
        run.assertSame("/restored_ids", "restored ids");
        run.assertSameRejections(List.of("number of fields", "date", "number", "id"));
    }
}
