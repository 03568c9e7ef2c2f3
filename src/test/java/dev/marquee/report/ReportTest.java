package dev.marquee.report;

import static dev.marquee.report.MadeUpResults.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.CommandRun;
import dev.marquee.FolderFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the page as text: its contents, its limits and its escaping. */
final class ReportTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path output;

    @Test
    void eachJobGetsAPageInItsFolder() throws Exception {
        new MadeUpResults(output).days(3).films(20);

        CommandRun run = CommandRun.of("report", "--output=" + output);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        output.resolve("trending/report.html").toString(),
                        output.resolve("movies/report.html").toString());
        assertThat(output.resolve("trending/report.html")).isNotEmptyFile();
        assertThat(output.resolve("movies/report.html")).isNotEmptyFile();
    }

    @Test
    void drawingAgainReplacesThePageAndLeavesNoOtherFile() throws Exception {
        MadeUpResults results = new MadeUpResults(output).days(3);
        draw();
        results.days(4);
        draw();

        assertThat(data("data-days").path("rows")).hasSize(4);
        assertThat(FolderFiles.names(output.resolve("trending")))
                .containsExactlyInAnyOrder("days", "top-day", "report.html");
    }

    @Test
    void theErrorNamesAFolderWithoutResults() {
        CommandRun run = CommandRun.of("report", "--output=" + output);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: --output: %s contains neither trending/ nor movies/\n"
                                .formatted(output));
    }

    @Test
    void theErrorNamesAMissingFolder() {
        CommandRun run = CommandRun.of("report", "--output=" + output.resolve("nowhere"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere: no such folder");
    }

    @Test
    void theErrorNamesAPageThatCannotBeWritten() throws Exception {
        new MadeUpResults(output).days(3);
        Files.createDirectories(output.resolve("trending/report.html/in-the-way"));

        CommandRun run = CommandRun.of("report", "--output=" + output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("trending/report.html cannot be drawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trending", "movies"})
    void absentResultsAreExplained(String job) throws Exception {
        Files.createDirectories(output.resolve(job));
        draw();

        assertThat(page(job))
                .contains(
                        "There is no summary.json beside this page: the run has not ended, or was"
                                + " detached.")
                .contains("beside this page: the run did not ask this question")
                .doesNotContain("id=\"days-chart\"", "id=\"actors-bars\"");
    }

    @Test
    void emptyResultsAreExplained() throws Exception {
        new MadeUpResults(output)
                .summary(
                        "trending",
                        line(
                                "countries", List.of("US", "GB"),
                                "results",
                                        line("funny-videos", 0, "worldwide-videos", 0, "days", 0)));
        draw();

        assertThat(page("trending"))
                .contains("No video has the tag (--tag) and enough likes (--likes-over).")
                .contains("No video trended in all 2 countries on enough days (--min-days).")
                .contains("No day has a listing with enough likes (--likes-over)");
    }

    @Test
    void figuresOfTheRunAreFormattedForReading() throws Exception {
        new MadeUpResults(output)
                .days(3)
                .summary(
                        "trending",
                        line(
                                "files",
                                6,
                                "bytes",
                                2_861_543,
                                "rows_read",
                                1_234_567,
                                "rows_rejected",
                                18,
                                "rejected",
                                Map.of("date", 12, "number", 6),
                                "restored_ids",
                                7,
                                "countries",
                                List.of("US", "AR"),
                                "first_day",
                                "2015-01-01",
                                "last_day",
                                "2015-01-03",
                                "warnings",
                                List.of("<b>USvideos.csv</b>: empty\u202E"),
                                "seconds",
                                200.4));
        draw();

        assertThat(page("trending"))
                .contains("2 countries · 1 January 2015 to 3 January 2015")
                .contains("1,234,567 rows read in 3 min 20 s")
                .contains("2.9 MB")
                .contains("Argentina")
                .contains("under 0.1 % of those read")
                .contains("66.7 %")
                .contains("&lt;b&gt;USvideos.csv&lt;/b&gt;: empty\\u202e");
    }

    @Test
    void rejectedRecordsAreShownByReasonWithExamples() throws Exception {
        new MadeUpResults(output).rejected(40);
        draw();

        assertThat(page("trending"))
                .contains("<span class=\"name\">date</span> <span class=\"number\">20</span>")
                .contains("date: '12/10/2009'")
                .contains("byte 2,000")
                .contains("&lt;/script&gt;")
                .doesNotContain("<img src=x", "<b>bold", "\u202E", "\u2028");
        assertThat(page("trending").split("<figure class=\"example\">")).hasSize(1 + 2 * 3);
    }

    @Test
    void thePageSaysThatItCountsOnlyTheFirstRejectedRecords() throws Exception {
        new MadeUpResults(output).rejected(20_001);
        draw();

        assertThat(page("trending")).contains("Counted over the first 20,000 rejected records.");
    }

    @Test
    void hostileTextIsNotInterpretedAsHtml() throws Exception {
        int titles = MadeUpResults.HOSTILE.size();
        new MadeUpResults(output)
                .funny(titles, MadeUpResults.HOSTILE::get)
                .worldwide(titles, 0, MadeUpResults.HOSTILE::get)
                .films(300);
        draw();

        for (String job : List.of("trending", "movies")) {
            assertThat(page(job))
                    .doesNotContain("<img src=x", "<b>bold", "<!--", "\u2028", "\u2029", "\u0000")
                    .doesNotContain("'taken'</script>");
            assertThat(page(job).split("<script")).hasSameSizeAs(page(job).split("</script>"));
        }
        assertThat(data("data-funny").path("rows"))
                .extracting(row -> row.get(0).asText())
                .containsExactlyInAnyOrderElementsOf(
                        MadeUpResults.HOSTILE.stream()
                                .map(title -> PageText.cut(title, 300))
                                .toList());
    }

    @Test
    void loneSurrogatesAreReplaced() throws Exception {
        new MadeUpResults(output)
                .result(
                        "trending/funny-videos",
                        1,
                        i ->
                                "{\"video_id\":\"a\",\"title\":\"\\ud83d"
                                        + " alone\",\"category\":\"\\ude02\"}");
        draw();

        assertThat(data("data-funny").at("/rows/0/0").asText()).isEqualTo("\uFFFD alone");
    }

    @Test
    void linesThatAreNotJsonAreSkipped() throws Exception {
        new MadeUpResults(output)
                .result(
                        "trending/funny-videos",
                        3,
                        i -> i == 1 ? "{\"video_id\":\"a\"" : line("video_id", "b" + i));
        draw();

        assertThat(data("data-funny").path("rows")).hasSize(2);
    }

    @Test
    void rowsAboveTheLimitOfAPageAreLeftOutAndCounted() throws Exception {
        new MadeUpResults(output).funny(100_001, i -> "Video " + i);
        draw();

        assertThat(data("data-funny").path("rows")).hasSize(100_000);
        assertThat(data("data-funny").path("total").asInt()).isEqualTo(100_001);
        assertThat(data("data-funny").at("/categories/0/1").asInt()).isEqualTo(33_334);
        assertThat(page("trending"))
                .contains(
                        "The page contains 100,000 of 100,001 rows. The folder funny-videos/"
                                + " beside");
    }

    @Test
    void imagesAreEmbeddedInThePage() throws Exception {
        new MadeUpResults(output).worldwide(40, 30, i -> "Video " + i);
        draw();

        assertThat(data("images-0")).hasSize(24);
        assertThat(data("images-1")).hasSize(6);
        assertThat(data("images-1").elements().next().asText())
                .startsWith("data:image/png;base64,");
        assertThat(data("data-worldwide").path("images").get(39).isNull()).isTrue();
    }

    @Test
    void imagesAboveTheLimitAreLinkedAndMissingImagesAreNot() throws Exception {
        new MadeUpResults(output).worldwide(3, 2, i -> "Video " + i);
        var folder = new org.apache.flink.core.fs.Path(output.resolve("trending").toUri());

        PageImages thumbnails =
                new PageImages(
                        folder,
                        List.of(
                                "thumbnails/w0000000000.png",
                                "thumbnails/w0000000001.png",
                                "thumbnails/gone.png",
                                "thumbnails/../../secret.png",
                                ""),
                        Files.size(output.resolve("trending/thumbnails/w0000000000.png")));

        assertThat(thumbnails.shown()).isEqualTo(2);
        assertThat(thumbnails.linked()).isEqualTo(1);
        assertThat(thumbnails.missing()).isEqualTo(2);
    }

    @Test
    void largeNumbersKeepTheirDigits() throws Exception {
        new MadeUpResults(output).categories(List.of("US"), 1);
        draw();

        assertThat(data("data-categories").at("/rows/0/5").asText()).isEqualTo("9007199254740993");
        assertThat(data("data-categories").at("/rows/0/5").isTextual()).isTrue();
    }

    @Test
    void filmsAreCountedByYearCountryAndGenre() throws Exception {
        new MadeUpResults(output).films(200);
        draw();

        JsonNode films = JSON.readTree(block(page("movies"), "data-films"));
        assertThat(films.path("years")).hasSize(20);
        assertThat(films.at("/years/0").toString()).isEqualTo("[2000,10]");
        assertThat(films.at("/countries/0").toString()).isEqualTo("[\"Argentina\",200]");
        assertThat(films.at("/genres/0/0").asText()).isEqualTo("Drama");
    }

    @Test
    void theFilmsPageNamesTheYearAndTheCountriesOfTheRun() throws Exception {
        new MadeUpResults(output)
                .films(20)
                .summary(
                        "movies",
                        MadeUpResults.line(
                                "since",
                                1990,
                                "made_in",
                                List.of("FR", "GB", "IT"),
                                "made_in_all",
                                true));
        draw();

        assertThat(page("movies"))
                .contains(">Films since 1990</h2>", "data-name=\"Films since 1990\"")
                .contains("data-name=\"France, United Kingdom and Italy\"");
    }

    @Test
    void withoutASummaryTheFilmsPageNamesNoYear() throws Exception {
        new MadeUpResults(output).films(20);
        draw();

        assertThat(page("movies"))
                .contains(">Films of post-2000</h2>", "data-name=\"argentina-spain\"");
    }

    private void draw() {
        CommandRun.succeeding("report", "--output=" + output);
    }

    private String page(String job) throws IOException {
        return Files.readString(output.resolve(job).resolve("report.html"));
    }

    private JsonNode data(String id) throws IOException {
        return JSON.readTree(block(page("trending"), id));
    }

    private static String block(String page, String id) {
        Matcher block =
                Pattern.compile(
                                "<script type=\"application/json\" id=\""
                                        + id
                                        + "\">(.*?)</script>",
                                Pattern.DOTALL)
                        .matcher(page);
        assertThat(block.find()).as(id).isTrue();
        return block.group(1);
    }
}
