package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleGeneratorTest {

    private static final List<String> COUNTRIES = List.of("US", "GB", "RU", "JP");
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 40;
    private static final int COLUMNS = 16;

    @TempDir Path folder;

    @Test
    void writesTheSameBytesForTheSameSettings() throws IOException {
        write("first", 6000, 1, 0.05, Layout.MIXED);
        write("second", 6000, 1, 0.05, Layout.MIXED);

        assertThat(contents(folder.resolve("second"))).isEqualTo(contents(folder.resolve("first")));
    }

    @Test
    void writesOtherVideosForAnotherSeed() throws IOException {
        write("first", 600, 1, 0, Layout.LAYOUT_2020);
        write("second", 600, 2, 0, Layout.LAYOUT_2020);

        Set<String> both = ids("first");
        both.retainAll(ids("second"));
        assertThat(both).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Layout.class,
            names = {"LAYOUT_2017", "LAYOUT_2020", "MIXED"})
    void cleanFilesAreCsvOfSixteenFieldsAndHoldTheRowsAskedFor(Layout layout) throws IOException {
        SampleReport report = write("clean", 8003, 1, 0, layout);

        long rows = 0;
        for (String country : COUNTRIES) {
            for (Map<String, String> row : rows("clean", country)) {
                rows++;
                assertThat(id(row)).matches("[A-Za-z0-9_-]{11}");
                assertThat(day(row)).isBetween(FIRST_DAY, FIRST_DAY.plusDays(DAYS - 1));
                assertThat(likes(row)).isBetween(0L, views(row));
                assertThat(row.get("thumbnail_link")).contains("/vi/" + id(row) + "/");
            }
        }
        assertThat(rows).isEqualTo(8003).isEqualTo(report.rows());
        assertThat(report.dirtyRows()).isZero();
        assertThat(report.bytes()).isEqualTo(sizeOf(folder.resolve("clean")));
    }

    @Test
    void viewsAndLikesOfAVideoGrowFromDayToDay() throws IOException {
        write("growing", 4000, 1, 0, Layout.LAYOUT_2017);

        Map<String, Map<String, String>> before = new HashMap<>();
        int comparisons = 0;
        for (Map<String, String> row : rows("growing", "RU")) {
            Map<String, String> earlier = before.put(id(row), row);
            if (earlier != null) {
                comparisons++;
                assertThat(day(row)).isAfter(day(earlier));
                assertThat(views(row)).isGreaterThanOrEqualTo(views(earlier));
                assertThat(likes(row)).isGreaterThanOrEqualTo(likes(earlier));
            }
        }
        assertThat(comparisons).isGreaterThan(500);
    }

    @Test
    void figuresResembleThoseOfThePublishedFiles() throws IOException {
        write("figures", 32_000, 1, 0, Layout.LAYOUT_2017);

        List<Map<String, String>> all = new ArrayList<>();
        for (String country : COUNTRIES) {
            all.addAll(rows("figures", country));
        }
        List<Long> views = all.stream().map(SampleGeneratorTest::views).sorted().toList();
        assertThat(views.get(all.size() / 2)).isBetween(200_000L, 600_000L);
        assertThat(views.get(all.size() * 9 / 10)).isBetween(1_500_000L, 8_000_000L);
        assertThat(share(all, row -> likes(row) > 5_000_000)).isBetween(0.002, 0.05);
        assertThat(share(all, row -> row.get("tags").matches("(?i)(.*[|\"])?funny([|\"].*)?")))
                .isBetween(0.05, 0.2);
        assertThat(share(all, row -> row.get("tags").equals("[none]"))).isBetween(0.02, 0.1);
        assertThat(share(all, row -> id(row).startsWith("-"))).isBetween(0.005, 0.04);
        assertThat(share(all, row -> row.get("description").contains("\\n"))).isGreaterThan(0.5);
        double rowsAVideo = all.size() / (double) ids("figures").size();
        assertThat(rowsAVideo).isBetween(3.0, 12.0);
        assertThat(all.stream().filter(row -> row.get("trending_date").equals("24.10.01")))
                .hasSize(4 * 200);
    }

    @Test
    void someVideosAreOnEveryListForThreeWeeks() throws IOException {
        write("worldwide", 8000, 1, 0, Layout.MIXED);

        Map<String, Map<LocalDate, Set<String>>> countries = new TreeMap<>();
        for (String country : COUNTRIES) {
            for (Map<String, String> row : rows("worldwide", country)) {
                countries
                        .computeIfAbsent(id(row), id -> new HashMap<>())
                        .computeIfAbsent(day(row), day -> new HashSet<>())
                        .add(country);
            }
        }
        assertThat(countries.values())
                .filteredOn(days -> daysWith(4, days) >= 21)
                .hasSizeBetween(3, 20);
        assertThat(countries.values())
                .filteredOn(days -> daysWith(4, days) == 0)
                .filteredOn(days -> daysWith(2, days) + daysWith(3, days) > 0)
                .hasSizeGreaterThan(25);
    }

    private static long daysWith(int countries, Map<LocalDate, Set<String>> days) {
        return days.values().stream().filter(listed -> listed.size() == countries).count();
    }

    @Test
    void theShareOfDirtyRowsIsTheOneAskedFor() throws IOException {
        SampleReport report = write("dirty", 40_000, 1, 0.1, Layout.LAYOUT_2020);

        assertThat(report.dirtyRows() / 40_000.0).isCloseTo(0.1, within(0.01));
    }

    @Test
    void aDirtySampleHasEveryKindOfDamage() throws IOException {
        write("dirty", 8000, 1, 0.5, Layout.LAYOUT_2020);

        // One character for each byte, since some bytes are not UTF-8.
        String us =
                Files.readString(folder.resolve("dirty/US_youtube_trending_data.csv"), ISO_8859_1);
        assertThat(us)
                .contains(
                        "#NAME?",
                        "#VALUE!",
                        "\u0092s",
                        "\n\n",
                        "[None]",
                        "-00T00:00:00Z",
                        ".5E+06",
                        "\r")
                .containsPattern("#(NAME\\?|VALUE!),[^\n]*/vi/[A-Za-z0-9_-]{11}/")
                .containsPattern("#NAME\\?,[^\n]*,#VALUE!,(True|False)")
                .containsPattern("[|,\"][^|,\"\n\r]*\r[^|,\"\n\r]*\\|")
                .containsPattern("\n[^,\n]{11},[^\n]*,UC[A-Za-z0-9_-]{22},[^,\n]*\n[0-9]{1,2},20")
                .containsPattern(",0\n");
        assertThat(
                        Files.readString(
                                folder.resolve("dirty/GB_youtube_trending_data.csv"), ISO_8859_1))
                .startsWith(
                        "video_id,title,publishedAt,channelId,channelTitle,categoryId,trending_date")
                .contains("description\r\n");
        assertThat(
                        Files.readString(
                                folder.resolve("dirty/JP_youtube_trending_data.csv"), ISO_8859_1))
                .startsWith("\u00EF\u00BB\u00BFvideo_id");
        assertThat(
                        Files.readString(
                                folder.resolve("dirty/RU_youtube_trending_data.csv"), ISO_8859_1))
                .doesNotEndWith("\n");
        Set<String> days = new HashSet<>();
        for (int day = 0; day < DAYS; day++) {
            String text = FIRST_DAY.plusDays(day) + "T00:00:00Z";
            if (us.contains(text)) {
                days.add(text);
            }
        }
        assertThat(days).hasSize(DAYS - 4);
    }

    @Test
    void repeatedRowsAreThereOnlyWhereThereIsDirt() throws IOException {
        write("clean", 4000, 1, 0, Layout.LAYOUT_2020);
        write("dirty", 4000, 1, 0.2, Layout.LAYOUT_2020);

        assertThat(repeatedLines("clean")).isZero();
        assertThat(repeatedLines("dirty")).isGreaterThan(3);
    }

    @Test
    void oneFileHasTheRowsOfAllCountries() throws IOException {
        SampleReport report =
                new SampleGenerator()
                        .write(
                                settings(
                                        "one",
                                        COUNTRIES,
                                        4000,
                                        1,
                                        0,
                                        Layout.LAYOUT_2017,
                                        true,
                                        false));

        assertThat(report.files())
                .containsExactly(
                        folder.resolve("one/USvideos.csv"),
                        folder.resolve("one/US_category_id.json"));
        assertThat(rows("one", "US")).hasSize(4000);
    }

    @Test
    void packedFilesHoldTheSameBytes() throws IOException {
        write("plain", 400, 1, 0.01, Layout.LAYOUT_2017);
        new SampleGenerator()
                .write(
                        settings(
                                "packed",
                                COUNTRIES,
                                400,
                                1,
                                0.01,
                                Layout.LAYOUT_2017,
                                false,
                                true));

        try (InputStream packed =
                new GZIPInputStream(
                        Files.newInputStream(folder.resolve("packed/GBvideos.csv.gz")))) {
            assertThat(packed.readAllBytes())
                    .isEqualTo(Files.readAllBytes(folder.resolve("plain/GBvideos.csv")));
        }
    }

    @Test
    void aCountryWithoutRowsHasAFileWithOnlyTheHeader() throws IOException {
        write("few", 2, 1, 0, Layout.LAYOUT_2017);

        assertThat(rows("few", "GB")).hasSize(1);
        assertThat(Files.readString(folder.resolve("few/JPvideos.csv")))
                .startsWith("video_id,")
                .hasLineCount(1);
    }

    @Test
    void onlyTheUnitedStatesHaveCategory29() throws IOException {
        write("categories", 4, 1, 0, Layout.MIXED);

        assertThat(Files.readString(folder.resolve("categories/US_category_id.json")))
                .contains("\"id\": \"29\"", "\"title\": \"Nonprofits & Activism\"");
        assertThat(Files.readString(folder.resolve("categories/RU_category_id.json")))
                .contains("\"id\": \"23\"", "\"title\": \"Comedy\"")
                .doesNotContain("\"id\": \"29\"");
    }

    @Test
    void leavesNoUnfinishedFileBehindWhenWritingFails() throws IOException {
        // A file cannot replace a folder that is not empty.
        Files.createDirectories(folder.resolve("blocked/USvideos.csv/in-the-way"));

        assertThatIOException().isThrownBy(() -> write("blocked", 40, 1, 0, Layout.LAYOUT_2017));

        assertThat(contents(folder.resolve("blocked"))).isEmpty();
    }

    @Test
    void refusesSettingsOutsideTheirLimits() {
        assertRefused("countries: us is not two", List.of("us"), DAYS, 100, 0);
        assertRefused(
                "countries: a country is named twice in US,US", List.of("US", "US"), DAYS, 100, 0);
        assertRefused("countries: at least one", List.of(), DAYS, 100, 0);
        assertRefused("days: 0 is less than 1", COUNTRIES, 0, 100, 0);
        assertRefused("leave the years 2000 to 2099", COUNTRIES, 40_000, 100, 0);
        assertRefused("rows: 0 is less than 1", COUNTRIES, DAYS, 0, 0);
        assertRefused("days: 1 are too few for 4000000 rows", COUNTRIES, 1, 4_000_000, 0);
        assertRefused("dirt: 1.5 is not between 0 and 1", COUNTRIES, DAYS, 100, 1.5);
        assertRefused("dirt: NaN is not between 0 and 1", COUNTRIES, DAYS, 100, Double.NaN);
    }

    private void assertRefused(
            String message, List<String> countries, int days, long rows, double dirt) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new SampleSettings(
                                        folder,
                                        countries,
                                        FIRST_DAY,
                                        days,
                                        rows,
                                        1,
                                        dirt,
                                        1,
                                        Layout.MIXED,
                                        Lists.EVENTFUL,
                                        false,
                                        false))
                .withMessageContaining(message);
    }

    private SampleReport write(String name, long rows, long seed, double dirt, Layout layout)
            throws IOException {
        return new SampleGenerator()
                .write(settings(name, COUNTRIES, rows, seed, dirt, layout, false, false));
    }

    private SampleSettings settings(
            String name,
            List<String> countries,
            long rows,
            long seed,
            double dirt,
            Layout layout,
            boolean oneFile,
            boolean gzip) {
        return new SampleSettings(
                folder.resolve(name),
                countries,
                FIRST_DAY,
                DAYS,
                rows,
                seed,
                dirt,
                1,
                layout,
                Lists.EVENTFUL,
                oneFile,
                gzip);
    }

    /** Returns the rows of a clean file, as values by column. */
    private List<Map<String, String>> rows(String name, String country) throws IOException {
        Path of2017 = folder.resolve(name).resolve(country + "videos.csv");
        boolean is2017 = Files.exists(of2017);
        Path file =
                is2017
                        ? of2017
                        : folder.resolve(name).resolve(country + "_youtube_trending_data.csv");
        List<List<String>> records = StrictCsv.records(Files.readString(file, UTF_8), is2017);
        assertThat(records.get(0)).hasSize(COLUMNS);
        return StrictCsv.rows(records);
    }

    private Set<String> ids(String name) throws IOException {
        Set<String> ids = new HashSet<>();
        for (String country : COUNTRIES) {
            rows(name, country).forEach(row -> ids.add(id(row)));
        }
        return ids;
    }

    private static String id(Map<String, String> row) {
        return row.get("video_id");
    }

    private static long views(Map<String, String> row) {
        return Long.parseLong(row.getOrDefault("views", row.get("view_count")));
    }

    private static long likes(Map<String, String> row) {
        return Long.parseLong(row.get("likes"));
    }

    private static LocalDate day(Map<String, String> row) {
        String text = row.get("trending_date");
        if (text.length() == 8) {
            text =
                    "20"
                            + text.substring(0, 2)
                            + "-"
                            + text.substring(6, 8)
                            + "-"
                            + text.substring(3, 5);
        }
        return LocalDate.parse(text.replace("T00:00:00Z", ""));
    }

    private static double share(
            List<Map<String, String>> rows, Predicate<Map<String, String>> condition) {
        return rows.stream().filter(condition).count() / (double) rows.size();
    }

    private long repeatedLines(String name) throws IOException {
        Path file = folder.resolve(name).resolve("US_youtube_trending_data.csv");
        List<String> beginnings =
                Files.readString(file, ISO_8859_1)
                        .lines()
                        .filter(line -> line.matches("[A-Za-z0-9_-]{11},.*T00:00:00Z,.*"))
                        .toList();
        return beginnings.size() - beginnings.stream().distinct().count();
    }

    private static Map<String, byte[]> bytes(Path folder) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        bytes(folder)
                .forEach((name, content) -> contents.put(name, new String(content, ISO_8859_1)));
        return contents;
    }

    private static long sizeOf(Path folder) throws IOException {
        return bytes(folder).values().stream().mapToLong(content -> content.length).sum();
    }
}
