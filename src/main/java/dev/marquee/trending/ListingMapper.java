package dev.marquee.trending;

import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.RejectedException;
import dev.marquee.csv.RowMapper;
import java.time.DateTimeException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Makes listings of the records of one file. */
final class ListingMapper implements RowMapper<Listing> {
    /** Where a link to an image of YouTube's names the video. */
    private static final Pattern VIDEO_OF_THUMBNAIL =
            Pattern.compile("/vi(?:_webp)?/([A-Za-z0-9_-]{11})/");

    private final short country;
    private final int id;
    private final int title;
    private final int category;
    private final int day;
    private final int views;
    private final int likes;
    private final OptionalInt tags;
    private final OptionalInt thumbnail;
    private final long tagsOverLikes;

    // Files are nearly sorted by day, so the day of a record is mostly that of the one before.
    @Nullable private byte[] lastDate;
    private int lastDay;

    ListingMapper(short country, long tagsOverLikes, CsvHeader header) throws CsvException {
        this.country = country;
        this.tagsOverLikes = tagsOverLikes;
        this.id = header.requiredColumn(VideoTable.ID);
        this.title = header.requiredColumn(VideoTable.TITLE);
        this.category = header.requiredColumn(VideoTable.CATEGORY);
        this.day = header.requiredColumn(VideoTable.DAY);
        this.views = header.requiredColumn(VideoTable.VIEWS);
        this.likes = header.requiredColumn(VideoTable.LIKES);
        this.tags = header.column(VideoTable.TAGS);
        this.thumbnail = header.column(VideoTable.THUMBNAIL);
    }

    @Override
    public Listing map(CsvRecord record) throws RejectedException {
        int epochDay = epochDay(record);
        long viewCount = number(record, views, "views");
        long likeCount = number(record, likes, "likes");
        String link = thumbnail.isPresent() ? record.strippedText(thumbnail.getAsInt()) : "";
        String video = record.strippedText(id);
        boolean destroyed = video.startsWith("#");
        if (destroyed) {
            video = videoOfThumbnail(video, link);
        }
        if (video.isEmpty()) {
            throw new RejectedException("id", "it is empty");
        }
        return new Listing(
                country,
                video,
                epochDay,
                record.strippedText(title),
                record.strippedText(category),
                tags(record, likeCount),
                viewCount,
                likeCount,
                link,
                destroyed);
    }

    /** Tags are the longest text, and few rows can answer the question that looks at them. */
    private String tags(CsvRecord record, long likeCount) {
        if (tags.isEmpty()) {
            return "";
        }
        if (likeCount > tagsOverLikes) {
            return record.text(tags.getAsInt());
        }
        record.pass(tags.getAsInt());
        return "";
    }

    private int epochDay(CsvRecord record) throws RejectedException {
        if (lastDate == null || !record.hasBytes(day, lastDate)) {
            try {
                lastDay = TrendingDate.epochDay(record.strippedText(day));
            } catch (DateTimeException e) {
                throw new RejectedException("date", e.getMessage());
            }
            lastDate = record.copyBytes(day);
        }
        return lastDay;
    }

    private static long number(CsvRecord record, int column, String name) throws RejectedException {
        try {
            return record.wholeNumber(column);
        } catch (NumberFormatException e) {
            String text = record.strippedText(column);
            throw new RejectedException("number", name + " is '" + text + "'");
        }
    }

    private static String videoOfThumbnail(String destroyed, String link) throws RejectedException {
        Matcher matcher = VIDEO_OF_THUMBNAIL.matcher(link);
        if (!matcher.find()) {
            throw new RejectedException(
                    "id", "'" + destroyed + "', and the thumbnail's link does not tell it");
        }
        return matcher.group(1);
    }
}
