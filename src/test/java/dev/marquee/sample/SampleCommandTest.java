package dev.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.marquee.FolderFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SampleCommandTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "1MB, 1000000, 2017, 6",
        "1MB, 1000000, 2020, 6",
        "4MiB, 4194304, mixed, 11",
        "30MB, 30000000, mixed, 11",
        "200000, 200000, mixed, 1"
    })
    void theWrittenSizeIsWithinFivePercentOfTheOption(
            String size, long bytes, String layout, String countries) throws IOException {
        assertThat(run("--size", size, "--layout", layout, "--countries", countries)).isZero();

        assertThat(written()).isCloseTo(bytes, withinPercentage(5));
    }

    @Test
    void theSizeOfOneFileIsWithinFivePercentOfTheOption() throws IOException {
        assertThat(run("--size", "5MB", "--one-file", "--films", "0", "--seed", "7")).isZero();

        assertThat(written()).isCloseTo(5_000_000, withinPercentage(5));
        assertThat(names()).containsExactly("US_category_id.json", "USvideos.csv");
    }

    @Test
    void theListsOf2025HaveFiftyRowsAndTheSizeOfTheOption() throws IOException {
        String[] options = {"--layout", "2020", "--countries", "4", "--films", "0", "--dirt", "0"};
        assertThat(run(with(options, "--lists", "2025", "--descriptions", "0", "--size", "6MB")))
                .isZero();

        assertThat(written()).isCloseTo(6_000_000, withinPercentage(5));
        List<List<String>> rows =
                StrictCsv.records(
                        Files.readString(folder.resolve("US_youtube_trending_data.csv")), false);
        assertThat(rows)
                .filteredOn(row -> row.get(6).equals("2024-01-31T00:00:00Z"))
                .hasSizeBetween(50, 51);
    }

    @Test
    void theSummaryCountsFilesRowsAndBytes() {
        assertThat(run("--rows", "1234", "--countries", "US,GB", "--dirt", "0")).isZero();

        // 20 films with their credits and links, and 25 ratings of each film.
        assertThat(out.toString())
                .matches(
                        "Wrote 8 files to .*: 1,234 rows of videos and 560 of films \\(0 dirty\\),"
                                + " \\d\\.\\d MB, \\d+\\.\\d seconds\\R");
    }

    @Test
    void theSummaryUsesTheSingular() {
        SampleReport report = new SampleReport(List.of(Path.of("USvideos.csv")), 1, 900_000, 0);

        assertThat(SampleCommand.summary(report, null, Path.of("sample"), 0.04))
                .isEqualTo("Wrote 1 file to sample: 1 row (0 dirty), 0.9 MB, 0.0 seconds");
    }

    @Test
    void aNumberOfCountriesSelectsThatManyCodes() throws IOException {
        assertThat(run("--countries", "110", "--rows", "110", "--layout", "2017", "--films", "0"))
                .isZero();

        assertThat(names())
                .hasSize(220)
                .contains("USvideos.csv", "BRvideos.csv")
                .allMatch(n -> n.matches("[A-Z]{2}.*"));
    }

    @Test
    void theNumbersOfFilmsAndRatingsMatchTheOptions() throws IOException {
        assertThat(run("--rows", "100", "--films", "30", "--ratings", "7", "--dirt", "0")).isZero();

        assertThat(names())
                .contains("credits.csv", "links.csv", "movies_metadata.csv", "ratings.csv");
        assertThat(
                        StrictCsv.records(
                                Files.readString(folder.resolve("movies_metadata.csv")), false))
                .hasSize(1 + 30);
        assertThat(StrictCsv.records(Files.readString(folder.resolve("ratings.csv")), false))
                .hasSize(1 + 7);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0.5, 0.3, 0.7"})
    void theShareOfDescriptionsMatchesTheOption(String share, double least, double most)
            throws IOException {
        String[] options = {"--rows", "2000", "--countries", "US", "--dirt", "0", "--films", "0"};
        assertThat(run(with(options, "--descriptions", share, "--layout", "2020"))).isZero();

        List<List<String>> rows =
                StrictCsv.records(
                        Files.readString(folder.resolve("US_youtube_trending_data.csv")), false);
        long described = rows.stream().skip(1).filter(row -> !row.get(15).isEmpty()).count();
        assertThat((double) described / (rows.size() - 1)).isBetween(least, most);
    }

    @Test
    void aFolderThatIsNotEmptyIsRefused() throws IOException {
        Files.writeString(folder.resolve("USvideos.csv"), "mine");

        assertThat(run("--rows", "10")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--output: " + folder + " is not empty; --overwrite replaces");
        assertThat(folder.resolve("USvideos.csv")).hasContent("mine");
    }

    @Test
    void overwriteDeletesOnlySampleFiles() throws IOException {
        for (String name :
                List.of(
                        "README.md",
                        "notes.csv",
                        "MXvideos.csv",
                        "KR_category_id.json",
                        "credits.csv.gz",
                        "usvideos.csv")) {
            Files.writeString(folder.resolve(name), "before");
        }
        Files.createDirectory(folder.resolve("FRvideos.csv"));

        assertThat(run("--rows", "10", "--countries", "US", "--layout", "2017", "--overwrite"))
                .isZero();
        assertThat(names())
                .containsExactly(
                        "FRvideos.csv",
                        "README.md",
                        "US_category_id.json",
                        "USvideos.csv",
                        "credits.csv",
                        "links.csv",
                        "movies_metadata.csv",
                        "notes.csv",
                        "ratings.csv",
                        "usvideos.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--countries us|countries: us is not two capital letters",
                "--countries 0|'0' is not a number of countries from 1 to 249",
                "--countries US,|countries:  is not two capital letters",
                "--countries US,US|--countries: a country is named twice in US,US",
                "--size much|'much' is not a size such as 627MB",
                "--size 5TB|'5TB' is not a size such as 627MB",
                "--size 99999999999GB|'99999999999GB' is too large",
                "--size 1KB|--size: 1000 bytes are too few for 11 country files",
                "--size 1MB --rows 5|--size and --rows exclude each other",
                "--rows 0|--rows: 0 is less than 1",
                "--rows 99999999999999|--days: 730 are too few",
                "--days 0|--days: 0 is less than 1",
                "--dirt 2|--dirt: 2.0 is not between 0 and 1",
                "--descriptions -1|--descriptions: -1.0 is not between 0 and 1",
                "--films -1|--films: -1 is less than 1",
                "--films 0 --ratings 9|--films: 0 is less than 1",
                "--films 900001|--films: 900001 is more than 900000",
                "--ratings -1|--ratings: -1 is less than 0",
                "--lists 2024|'2024' is neither eventful nor 2025",
                "--layout 2018|'2018' is none of 2017, 2020, daily, 113, global, updated, mixed",
                "--from yesterday|--from"
            })
    void theErrorNamesABadOptionAndNothingIsWritten(String optionsAndMessage) throws IOException {
        String[] parts = optionsAndMessage.split("\\|", 2);

        assertThat(run(parts[0].split(" ", -1))).isEqualTo(2);

        assertThat(err.toString().lines().findFirst().orElseThrow()).contains(parts[1]);
        assertThat(names()).isEmpty();
    }

    @Test
    void anOutputThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThat(execute("--rows", "10", "--output", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--output: " + file + " is not a folder");
    }

    @Test
    void theHelpShowsTheDefaults() {
        assertThat(execute("--help")).isZero();

        assertThat(out.toString())
                .contains("Default: sample/", "Default: 1", "2024-01-01", "0.01", "mixed");
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    private int run(String... options) {
        return execute(with(new String[] {"--output", folder.toString()}, options));
    }

    private int execute(String... options) {
        return new CommandLine(new SampleCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(options);
    }

    private List<String> names() throws IOException {
        return FolderFiles.names(folder);
    }

    private long written() throws IOException {
        long bytes = 0;
        for (String name : names()) {
            bytes += Files.size(folder.resolve(name));
        }
        return bytes;
    }
}
