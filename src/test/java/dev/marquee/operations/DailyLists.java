package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ResultFiles;
import dev.marquee.VideoCsv;
import dev.marquee.job.Emit;
import dev.marquee.trending.AskedQuestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.runtime.minicluster.MiniCluster;

/**
 * Lists of trending videos of some countries that arrive day by day. Whatever is read first of one
 * day, and whichever subtask reads it, a job that watches them has the same answers, if a day is
 * read before the next one arrives: only the lists of one country have videos with enough likes for
 * the top day, each day has more views than the one before, and a video is worldwide once all lists
 * of a day have it.
 */
public final class DailyLists {
    public static final List<String> COUNTRIES = List.of("DE", "GB", "US");
    public static final int DAYS = 6;

    /** The figure that counts the lines of the top day. */
    public static final String TOP_DAYS = "results.top-day";

    /** The options that the lists are made for. */
    static final List<String> OPTIONS =
            List.of(
                    "--countries=DE,GB,US",
                    "--min-days=2",
                    "--likes-over=5000000",
                    "--thumbnails=skip",
                    "--no-report");

    private static final int VIDEOS = 60;

    private DailyLists() {}

    /** The number of rows of the first days that are not rejected. */
    public static int rows(int days) {
        int rows = 0;
        for (int day = 1; day <= days; day++) {
            for (int video = 0; video < VIDEOS; video++) {
                rows += isListed(video, day) ? COUNTRIES.size() : 0;
            }
            // Rows that repeat those of the day before.
            rows += day == 1 ? 0 : COUNTRIES.size();
        }
        return rows;
    }

    /** Writes the titles of the categories. */
    public static void writeCategories(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("US_category_id.json"),
                """
                {"items": [{"id": "23", "snippet": {"title": "Comedy"}}]}
                """);
    }

    /** Makes the list of a country's day appear in a folder, by rename. */
    public static void arrive(Path folder, int day, String country) throws IOException {
        Path ofDay = Files.createDirectories(folder.resolve("day-" + day));
        Path hidden = Files.writeString(ofDay.resolve("." + country), list(day, country));
        Files.move(hidden, ofDay.resolve(country + "videos.csv"));
    }

    /** Makes all lists of a day appear in a folder. */
    public static void arrive(Path folder, int day) throws IOException {
        for (String country : COUNTRIES) {
            arrive(folder, day, country);
        }
    }

    /**
     * Waits until a job has read the rows of the first days, to the operator that counts them, and
     * has emitted the last of these days as the top day. A day that reaches {@code top-day} after
     * the next one is not the leader, so its line would be missing.
     */
    static void awaitDay(StoppableJob job, int day) {
        await().atMost(StoppableJob.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> {
                            job.assertRuns();
                            assertThat(job.figure("listings") + job.figure("repeated_rows"))
                                    .isGreaterThanOrEqualTo(rows(day));
                            assertThat(job.figure(TOP_DAYS)).isGreaterThanOrEqualTo(day);
                        });
    }

    /** The command line of a job that watches a folder for lists and answers all questions. */
    public static List<String> watching(Path input, Path output) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "trending",
                                "--input=" + input,
                                "--output=" + output,
                                "--watch=50ms",
                                "--questions=" + AskedQuestions.all(Emit.ON_CHANGE),
                                "--checkpoint-interval=200ms"));
        arguments.addAll(OPTIONS);
        return arguments;
    }

    /** All lines of the results of such a job, by result, without the path of the input. */
    public static Map<String, List<String>> results(Path input, Path output) throws Exception {
        ResultFiles files = new ResultFiles(output.resolve("trending"));
        Map<String, List<String>> results = new TreeMap<>();
        List<String> names = new ArrayList<>(AskedQuestions.results(Emit.ON_CHANGE));
        names.add("rejected");
        for (String result : names) {
            results.put(
                    result,
                    files.lines(result).stream()
                            .map(line -> line.replace(input.toString(), ""))
                            .toList());
        }
        return results;
    }

    /** Starts a job that watches a folder for lists and answers all questions about them. */
    static StoppableJob watch(
            MiniCluster cluster,
            ClusterClient<?> client,
            Map<String, String> flink,
            Path input,
            Path output,
            int parallelism) {
        List<String> arguments = new ArrayList<>(watching(input, output));
        arguments.add("--parallelism=" + parallelism);
        return StoppableJob.start(cluster, client, flink, Map.of(), arguments);
    }

    /** The list of a day: its videos, a row of the day before, and a record that is not a row. */
    static String list(int day, String country) {
        return listWithoutFaults(day, country) + "broken,24.99.01,x,,,1,1,\n";
    }

    /** The same without the record that is not a row. */
    static String listWithoutFaults(int day, String country) {
        StringBuilder rows = new StringBuilder(VideoCsv.HEADER);
        for (int video = 0; video < VIDEOS; video++) {
            if (isListed(video, day)) {
                rows.append(row(video, day, country));
            }
        }
        if (day > 1) {
            rows.append(row(day - 2, day - 1, country));
        }
        return rows.toString();
    }

    /** Each video is listed for three days. */
    private static boolean isListed(int video, int day) {
        int first = 1 + video % DAYS;
        return day >= first && day < first + 3;
    }

    private static String row(int video, int day, String country) {
        boolean liked = country.equals("US") && video / DAYS % 2 == 0;
        return "video-%d,24.%02d.01,Video %d in %s on day %d,23,%s,%d,%d,https://i.ytimg.com/vi/v/default.jpg\n"
                .formatted(
                        video,
                        day,
                        video,
                        country,
                        day,
                        video % 5 == 0 ? "funny|x" : "x",
                        1000L * day * (1 + video),
                        liked ? 6_000_000 : 100);
    }
}
