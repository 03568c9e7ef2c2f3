package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares a sample with {@link Lists#YEAR_2025} with the lists of four countries (DK, GB, NO, US)
 * of the 256 days from 2025-12-10 to 2026-08-22. Each expected figure was measured in all 51,023
 * rows of theirs.
 */
class ListsOf2025Test {

    private static final List<String> COUNTRIES = List.of("DK", "GB", "NO", "US");
    private static final int DAYS = 256;
    private static final int ROWS_OF_A_LIST = 50;
    private static final int ROWS = COUNTRIES.size() * DAYS * ROWS_OF_A_LIST;
    private static final long MANY_LIKES = 5_000_000;

    @TempDir static Path folder;

    private static long bytes;
    private static long quotes;
    private static final List<Listing> LISTINGS = new ArrayList<>(ROWS);

    private record Listing(String country, Map<String, String> row) {
        String video() {
            return row.get("video_id");
        }

        String day() {
            return row.get("trending_date");
        }

        long likes() {
            return Long.parseLong(row.get("likes"));
        }

        Stay stay() {
            return new Stay(country, video());
        }
    }

    /** That a video was on the lists of a country. */
    private record Stay(String country, String video) {}

    private record VideoAndDay(String video, String day) {}

    @BeforeAll
    static void writeASampleOfTheSameCountriesDaysAndRows() throws IOException {
        new SampleGenerator()
                .write(
                        new SampleSettings(
                                folder,
                                COUNTRIES,
                                LocalDate.of(2025, 12, 10),
                                DAYS,
                                ROWS,
                                1,
                                0,
                                0,
                                Layout.LAYOUT_2020,
                                Lists.YEAR_2025,
                                false,
                                false));
        for (String country : COUNTRIES) {
            String text =
                    Files.readString(folder.resolve(country + "_youtube_trending_data.csv"), UTF_8);
            bytes += text.getBytes(UTF_8).length;
            quotes += text.chars().filter(character -> character == '"').count();
            StrictCsv.rows(StrictCsv.records(text, false))
                    .forEach(row -> LISTINGS.add(new Listing(country, row)));
        }
    }

    @Test
    void theRowsAreAsLongAndAsQuoted() {
        assertThat(LISTINGS).hasSize(ROWS);
        assertThat((double) bytes / ROWS).isCloseTo(412, withinPercentage(3));
        assertThat((double) quotes / ROWS).isCloseTo(0.33, within(0.1));
        assertThat(share(listing -> !isAscii(listing.row()))).isCloseTo(0.237, within(0.03));
    }

    @Test
    void theTextsAreAsLong() {
        assertThat(meanLength("title")).isCloseTo(46.4, withinPercentage(5));
        assertThat(meanLength("tags")).isCloseTo(182.4, withinPercentage(5));
        assertThat(meanLength("description")).isZero();
        assertThat(share(listing -> listing.row().get("tags").equals("[none]")))
                .isCloseTo(0.21, within(0.03));
    }

    @Test
    void theVideosLeaveAListAsSoon() {
        List<Integer> days = sorted(count(LISTINGS.stream().map(Listing::stay)));

        assertThat((double) ROWS / days.size()).isCloseTo(2.08, withinPercentage(4));
        assertThat(permille(days, 500)).isEqualTo(1);
        assertThat(permille(days, 750)).isEqualTo(2);
        assertThat(permille(days, 900)).isEqualTo(3);
        assertThat(permille(days, 990)).isCloseTo(21, within(2));
    }

    @Test
    void theCountriesHaveAsManyVideosInCommon() {
        List<Integer> countries =
                sorted(count(LISTINGS.stream().map(Listing::stay).distinct().map(Stay::video)));

        double videos = countries.size();
        assertThat(countries.stream().mapToInt(Integer::intValue).sum() / videos)
                .isCloseTo(1.42, within(0.05));
        assertThat(Collections.frequency(countries, 1) / videos).isCloseTo(0.7, within(0.06));
        assertThat(Collections.frequency(countries, 4) / videos).isCloseTo(0.044, within(0.015));
    }

    @Test
    void asFewRowsHaveMillionsOfLikes() {
        List<Long> likes = LISTINGS.stream().map(Listing::likes).sorted().toList();

        assertThat(share(listing -> listing.likes() > MANY_LIKES))
                .isCloseTo(0.0005, within(0.0003));
        assertThat(permille(likes, 500)).isCloseTo(20_900, withinPercentage(30));
        assertThat(permille(likes, 900)).isCloseTo(330_000, withinPercentage(40));
        assertThat(permille(likes, 990)).isCloseTo(1_530_000, withinPercentage(40));
    }

    @Test
    void asManyViews() {
        List<Long> views =
                LISTINGS.stream()
                        .map(listing -> Long.valueOf(listing.row().get("view_count")))
                        .sorted()
                        .toList();

        assertThat(permille(views, 100)).isCloseTo(28_000, withinPercentage(15));
        assertThat(permille(views, 500)).isCloseTo(534_000, withinPercentage(15));
        assertThat(permille(views, 900)).isCloseTo(10_700_000, withinPercentage(15));
        assertThat(permille(views, 990)).isCloseTo(52_000_000, withinPercentage(15));
    }

    @Test
    void theCategoriesAreAsFrequent() {
        Map<String, Double> expected =
                Map.of("20", 0.384, "10", 0.3, "24", 0.179, "1", 0.085, "22", 0.036);

        expected.forEach(
                (category, share) ->
                        assertThat(
                                        share(
                                                listing ->
                                                        listing.row()
                                                                .get("categoryId")
                                                                .equals(category)))
                                .as(category)
                                .isCloseTo(share, within(0.02)));
    }

    @Test
    void theListsAreInTheOrderOfTheirDays() {
        for (String country : COUNTRIES) {
            List<Listing> file =
                    LISTINGS.stream().filter(listing -> listing.country().equals(country)).toList();

            assertThat(file).isSortedAccordingTo(Comparator.comparing(Listing::day));
            assertThat(count(file.stream().map(Listing::day)).values())
                    .hasSize(DAYS)
                    .containsOnly(ROWS_OF_A_LIST);
        }
    }

    @Test
    void eachQuestionHasAnswers() {
        // A clean list has a video once.
        Map<VideoAndDay, Integer> countriesOfADay =
                count(
                        LISTINGS.stream()
                                .map(listing -> new VideoAndDay(listing.video(), listing.day())));
        Map<String, Integer> daysInAllCountries =
                count(
                        countriesOfADay.entrySet().stream()
                                .filter(countries -> countries.getValue() == COUNTRIES.size())
                                .map(countries -> countries.getKey().video()));
        List<Listing> liked =
                LISTINGS.stream().filter(listing -> listing.likes() > MANY_LIKES).toList();

        assertThat(daysInAllCountries.values())
                .filteredOn(days -> days >= 21)
                .hasSizeBetween(5, 40);
        assertThat(liked.stream().map(Listing::day).distinct()).hasSizeGreaterThan(5);
        assertThat(liked)
                .anyMatch(
                        listing ->
                                Stream.of(listing.row().get("tags").split("\\|", -1))
                                        .anyMatch("funny"::equalsIgnoreCase));
    }

    private static boolean isAscii(Map<String, String> row) {
        return row.values().stream().allMatch(value -> value.chars().allMatch(c -> c < 128));
    }

    private static double share(Predicate<Listing> condition) {
        return LISTINGS.stream().filter(condition).count() / (double) ROWS;
    }

    private static double meanLength(String column) {
        return LISTINGS.stream()
                .mapToInt(
                        listing -> {
                            String value = listing.row().get(column);
                            return value.codePointCount(0, value.length());
                        })
                .average()
                .orElseThrow();
    }

    private static <T> Map<T, Integer> count(Stream<T> values) {
        Map<T, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private static List<Integer> sorted(Map<?, Integer> counts) {
        return counts.values().stream().sorted().toList();
    }

    private static <T> T permille(List<T> sorted, int permille) {
        return sorted.get((int) ((long) sorted.size() * permille / 1000));
    }
}
