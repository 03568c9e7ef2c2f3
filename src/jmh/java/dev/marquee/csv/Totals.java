package dev.marquee.csv;

/** Sums over all rows of a file. Readers with equal sums have read the same values. */
final class Totals {
    private long rows;
    private long numbers;
    private long characters;

    void add(VideoRow row) {
        add(
                row.video_id,
                row.trending_date,
                row.title,
                row.category_id,
                row.tags,
                row.views,
                row.likes,
                row.thumbnail_link);
    }

    void add(
            String id,
            String day,
            String title,
            String category,
            String tags,
            long views,
            long likes,
            String thumbnail) {
        rows++;
        numbers += views + likes;
        characters +=
                id.length()
                        + day.length()
                        + title.length()
                        + category.length()
                        + tags.length()
                        + thumbnail.length();
    }

    long rows() {
        return rows;
    }

    @Override
    public String toString() {
        return "%,d rows, numbers %,d, characters %,d".formatted(rows, numbers, characters);
    }
}
