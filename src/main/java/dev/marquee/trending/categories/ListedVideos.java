package dev.marquee.trending.categories;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.job.LocalGathering;
import dev.marquee.trending.Column;
import dev.marquee.trending.ListingBatch;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers the rows of a subtask by country, category and video, because a video stays on a list for
 * days. It holds a bounded number of videos and of bytes. Not thread-safe.
 */
final class ListedVideos implements LocalGathering.Gatherer<ListingBatch, ListedVideo> {
    private static final int MOST_VIDEOS = 1 << 16;
    private static final int MOST_BYTES = 16 << 20;

    private final Map<CategoryInCountry, Map<String, ListedDays>> videos = new HashMap<>();
    private int size;
    private int bytes;

    @Override
    public void add(ListingBatch rows, Consumer<ListedVideo> gathered) {
        for (int row = 0; row < rows.rows(); row++) {
            String category = text(rows, row, Column.CATEGORY);
            String ownTitle = text(rows, row, Column.CATEGORY_TITLE);
            String video = text(rows, rows.videoStart(row), rows.videoEnd(row));
            add(
                    new CategoryInCountry(rows.country(row), category, ownTitle),
                    video,
                    rows.day(row),
                    rows.views(row));
            if (size >= MOST_VIDEOS || bytes >= MOST_BYTES) {
                drainTo(gathered);
            }
        }
    }

    private void add(CategoryInCountry category, String video, int day, long views) {
        Map<String, ListedDays> ofCategory =
                videos.computeIfAbsent(category, some -> new HashMap<>());
        ListedDays known = ofCategory.get(video);
        if (known == null) {
            size++;
            bytes += video.length() + category.category().length() + category.ownTitle().length();
            ofCategory.put(video, ListedDays.of(day, views));
        } else if (!known.covers(day, views)) {
            bytes += Integer.BYTES;
            ofCategory.put(video, known.and(ListedDays.of(day, views)));
        }
    }

    private static String text(ListingBatch rows, int row, Column column) {
        return text(rows, rows.start(row, column), rows.end(row, column));
    }

    private static String text(ListingBatch rows, int start, int end) {
        return new String(rows.texts(), start, end - start, UTF_8);
    }

    @Override
    public void drainTo(Consumer<ListedVideo> gathered) {
        videos.forEach(
                (category, ofCategory) ->
                        ofCategory.forEach(
                                (video, listed) ->
                                        gathered.accept(new ListedVideo(video, category, listed))));
        videos.clear();
        size = 0;
        bytes = 0;
    }
}
