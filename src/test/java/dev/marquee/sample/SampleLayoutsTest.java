package dev.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.FolderFiles;
import dev.marquee.ResultFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Generates the same listings in each layout: the job gives the same answers for all of them. */
class SampleLayoutsTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    @TempDir Path temp;

    @Test
    void everyLayoutGivesTheSameWorldwideVideosAndDays() throws Exception {
        ResultFiles expected = results("2020", "batch");
        assertThat(expected.lines("worldwide-videos")).isNotEmpty();
        assertThat(expected.lines("days")).hasSizeGreaterThan(10);

        for (String layout : List.of("2017", "daily", "113", "global", "updated")) {
            ResultFiles results = results(layout, layout.equals("113") ? "batch" : "streaming");

            assertThat(results.lines("days")).as(layout).isEqualTo(expected.lines("days"));
            assertThat(worldwide(results)).as(layout).isEqualTo(worldwide(expected));
            results.assertSameFigures(
                    List.of("rows_used", "countries", "listings", "first_day", "last_day"),
                    expected);
            assertThat(results.summary().get("rows_rejected").asInt()).isZero();
        }
    }

    @Test
    void aSampleReplacesASampleOfAnotherLayout() throws Exception {
        for (String layout : List.of("daily", "113", "global", "updated", "2017")) {
            sample(layout, "--overwrite");
        }

        assertThat(FolderFiles.names(temp.resolve("sample")))
                .containsExactlyInAnyOrder(
                        "GBvideos.csv",
                        "GB_category_id.json",
                        "USvideos.csv",
                        "US_category_id.json");
    }

    /** The worldwide videos without their thumbnail links, which differ between layouts. */
    private static List<String> worldwide(ResultFiles results) throws Exception {
        return results.objects("worldwide-videos").stream()
                .map(
                        video ->
                                Stream.of("video_id", "title", "days", "first_day", "last_day")
                                        .map(field -> video.path(field).asText())
                                        .toList()
                                        .toString())
                .sorted()
                .toList();
    }

    private ResultFiles results(String layout, String mode) {
        sample(layout, "--overwrite");
        return ResultFiles.ofRun(
                "trending",
                temp.resolve("sample"),
                temp.resolve("out-" + layout),
                "--thumbnails=skip",
                "--no-report",
                "--parallelism=2",
                "--likes-over=100000",
                "--mode=" + mode);
    }

    private void sample(String layout, String... more) {
        CommandRun.succeeding(
                Stream.concat(
                                Stream.of(
                                        "sample",
                                        "--output=" + temp.resolve("sample"),
                                        "--layout=" + layout,
                                        "--rows=3000",
                                        "--days=30",
                                        "--countries=US,GB",
                                        "--films=0",
                                        "--dirt=0",
                                        "--descriptions=0"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
