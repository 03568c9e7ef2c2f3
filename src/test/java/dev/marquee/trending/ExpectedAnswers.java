package dev.marquee.trending;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Computes the answers of every question from all rows at once, without the code of the job.
 *
 * @param rows the rows, in any order
 * @param countries all countries of {@code worldwide-videos}
 */
record ExpectedAnswers(
        List<Listing> rows, long likesOver, String tag, int minDays, Set<String> countries) {

    /**
     * Returns the sorted lines of each result, by the name of the result.
     *
     * @param categories the titles of categories by their ids
     */
    Map<String, List<String>> lines(Map<String, String> categories) {
        Map<String, List<String>> lines = new TreeMap<>();
        for (TrendingQuestion question : TrendingPipeline.QUESTIONS) {
            switch (question.name()) {
                case "funny-videos" -> lines.put("funny-videos", funnyVideos(categories));
                case "worldwide-videos" -> lines.put("worldwide-videos", worldwideVideos());
                case "top-day" -> {
                    lines.put("days", new ArrayList<>(days().values()));
                    lines.put("top-day", topDay());
                }
                case "categories" -> lines.put("categories", categories(categories));
                default ->
                        throw new AssertionError(
                                "no expected answers for " + question.name() + ": add them here");
            }
        }
        lines.values().removeIf(List::isEmpty);
        return lines;
    }

    long listings() {
        return rows.stream()
                .map(row -> List.of(row.country(), row.video(), row.day()))
                .distinct()
                .count();
    }

    private List<String> funnyVideos(Map<String, String> categories) {
        Set<String> lines = new TreeSet<>();
        for (Listing row : rows) {
            if (row.likes() > likesOver && Arrays.asList(row.tags().split("\\|")).contains(tag)) {
                lines.add(
                        "{\"video_id\":\"%s\",\"title\":\"%s\",\"category\":\"%s\"}"
                                .formatted(
                                        row.video(),
                                        row.title(),
                                        categories.getOrDefault(row.category(), "unknown")));
            }
        }
        return List.copyOf(lines);
    }

    /** Returns a line for each category of each country, sorted as text. */
    private List<String> categories(Map<String, String> titles) {
        record Sum(String title, int videos, long listings, long views) {}
        Map<String, Map<String, List<Listing>>> byCountryAndTitle = new TreeMap<>();
        for (Listing row : rows) {
            byCountryAndTitle
                    .computeIfAbsent(Country.code(row.country()), country -> new TreeMap<>())
                    .computeIfAbsent(
                            titles.getOrDefault(row.category(), "unknown"),
                            title -> new ArrayList<>())
                    .add(row);
        }
        List<String> lines = new ArrayList<>();
        byCountryAndTitle.forEach(
                (country, byTitle) -> {
                    List<Sum> sums = new ArrayList<>();
                    byTitle.forEach(
                            (title, listed) -> {
                                Map<String, Long> views = new TreeMap<>();
                                listed.forEach(
                                        row -> views.merge(row.video(), row.views(), Math::max));
                                sums.add(
                                        new Sum(
                                                title,
                                                views.size(),
                                                listed.stream()
                                                        .map(row -> List.of(row.video(), row.day()))
                                                        .distinct()
                                                        .count(),
                                                views.values().stream()
                                                        .mapToLong(Long::longValue)
                                                        .sum()));
                            });
                    sums.sort(
                            Comparator.comparingLong((Sum sum) -> -sum.listings)
                                    .thenComparingInt(sum -> -sum.videos)
                                    .thenComparing(Sum::title));
                    for (int i = 0; i < sums.size(); i++) {
                        Sum sum = sums.get(i);
                        lines.add(
                                ("{\"country\":\"%s\",\"rank\":%d,\"category\":\"%s\","
                                                + "\"videos\":%d,\"listings\":%d,\"views\":%d}")
                                        .formatted(
                                                country,
                                                i + 1,
                                                sum.title,
                                                sum.videos,
                                                sum.listings,
                                                sum.views));
                    }
                });
        return lines.stream().sorted().toList();
    }

    private List<String> worldwideVideos() {
        Map<String, TreeMap<Integer, Set<String>>> calendars = new TreeMap<>();
        Map<String, Listing> latest = new TreeMap<>();
        Comparator<Listing> latestFirst =
                Comparator.comparingInt(Listing::day)
                        .reversed()
                        .thenComparing(Listing::country)
                        .thenComparing(Listing::title)
                        .thenComparing(Listing::thumbnail);
        for (Listing row : rows) {
            String country = Country.code(row.country());
            if (countries.contains(country)) {
                calendars
                        .computeIfAbsent(row.video(), video -> new TreeMap<>())
                        .computeIfAbsent(row.day(), day -> new HashSet<>())
                        .add(country);
                latest.merge(
                        row.video(),
                        row,
                        (one, other) -> latestFirst.compare(one, other) <= 0 ? one : other);
            }
        }
        List<String> lines = new ArrayList<>();
        calendars.forEach(
                (video, calendar) -> {
                    calendar.values().removeIf(present -> !present.equals(countries));
                    if (calendar.size() >= minDays) {
                        lines.add(
                                ("{\"video_id\":\"%s\",\"title\":\"%s\",\"days\":%d,"
                                                + "\"first_day\":\"%s\",\"last_day\":\"%s\","
                                                + "\"thumbnail_url\":\"%s\",\"thumbnail\":null,"
                                                + "\"status\":\"skipped\",\"detail\":null}")
                                        .formatted(
                                                video,
                                                latest.get(video).title(),
                                                calendar.size(),
                                                LocalDate.ofEpochDay(calendar.firstKey()),
                                                LocalDate.ofEpochDay(calendar.lastKey()),
                                                latest.get(video).thumbnail()));
                    }
                });
        return lines;
    }

    private TreeMap<Integer, String> days() {
        TreeMap<Integer, String> lines = new TreeMap<>();
        viewsByDay()
                .forEach(
                        (day, videos) ->
                                lines.put(
                                        day,
                                        ("{\"day\":\"%s\",\"listing_views\":%d,\"video_views\":%d,"
                                                        + "\"videos\":%d,\"listings\":%d}")
                                                .formatted(
                                                        LocalDate.ofEpochDay(day),
                                                        listingViews(videos),
                                                        videoViews(videos),
                                                        videos.size(),
                                                        videos.values().stream()
                                                                .mapToInt(Map::size)
                                                                .sum())));
        return lines;
    }

    private List<String> topDay() {
        var days = viewsByDay();
        return days.keySet().stream()
                .max(
                        Comparator.<Integer>comparingLong(day -> listingViews(days.get(day)))
                                .thenComparing(Comparator.reverseOrder()))
                .map(day -> List.of(days().get(day)))
                .orElse(List.of());
    }

    /** The views, by day, by video, by country. */
    private TreeMap<Integer, Map<String, Map<Short, Long>>> viewsByDay() {
        TreeMap<Integer, Map<String, Map<Short, Long>>> days = new TreeMap<>();
        for (Listing row : rows) {
            if (row.likes() > likesOver) {
                days.computeIfAbsent(row.day(), day -> new TreeMap<>())
                        .computeIfAbsent(row.video(), video -> new TreeMap<>())
                        .merge(row.country(), row.views(), Math::max);
            }
        }
        return days;
    }

    private static long listingViews(Map<String, Map<Short, Long>> videos) {
        return videos.values().stream()
                .flatMap(views -> views.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long videoViews(Map<String, Map<Short, Long>> videos) {
        return videos.values().stream()
                .mapToLong(
                        views -> views.values().stream().mapToLong(Long::longValue).max().orElse(0))
                .sum();
    }
}
