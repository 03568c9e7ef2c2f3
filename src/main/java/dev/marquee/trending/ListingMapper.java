package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.csv.BlockMapper;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvHeader;
import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.RejectedException;
import java.time.DateTimeException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Makes listings of the records of one file. */
final class ListingMapper implements BlockMapper<ListingBlock> {
    /** Where a link to an image of YouTube's names the video. */
    private static final Pattern VIDEO_OF_THUMBNAIL =
            Pattern.compile("/vi(?:_webp)?/([A-Za-z0-9_-]{11})/");

    private static final byte[] NOTHING = {};

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

    /** What it made last; the next block will be about as large. */
    @Nullable private ListingBlock last;

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
    public ListingBlock map(CsvRecord record) throws RejectedException {
        ListingBlock block = last == null ? new ListingBlock(country) : last.emptyLikeThis();
        append(block, record);
        last = block;
        return block;
    }

    @Override
    public boolean append(ListingBlock block, CsvRecord record) throws RejectedException {
        if (block.isFull()) {
            return false;
        }
        int epochDay = epochDay(record);
        long viewCount = number(record, views, "views");
        long likeCount = number(record, likes, "likes");
        ListingBlock.Adder adder = new ListingBlock.Adder(block);
        int start = adder.at();
        copy(record, id, adder);
        if (adder.at() == start) {
            throw new RejectedException("id", "it is empty");
        }
        boolean destroyed = block.texts[start] == '#';
        String link = destroyed ? thumbnail(record) : null;
        if (destroyed) {
            String video = new String(block.texts, start, adder.at() - start, UTF_8);
            adder = new ListingBlock.Adder(block);
            adder.text(videoOfThumbnail(video, link).getBytes(UTF_8));
        }
        copy(record, title, adder);
        copy(record, category, adder);
        addTags(record, likeCount, adder);
        if (link == null && thumbnail.isPresent()) {
            copy(record, thumbnail.getAsInt(), adder);
        } else {
            adder.text(link == null ? NOTHING : link.getBytes(UTF_8));
        }
        adder.end(epochDay, viewCount, likeCount, destroyed);
        return true;
    }

    private static void copy(CsvRecord record, int column, ListingBlock.Adder adder) {
        byte[] target = adder.room(record.length(column));
        int end = record.copyStrippedText(column, target, adder.at());
        if (end == CsvRecord.NOT_COPIED) {
            adder.text(record.strippedText(column).getBytes(UTF_8));
        } else {
            adder.endText(end);
        }
    }

    /** Tags are the longest text, and few rows can answer the question that looks at them. */
    private void addTags(CsvRecord record, long likeCount, ListingBlock.Adder adder) {
        if (tags.isPresent() && likeCount > tagsOverLikes) {
            adder.text(record.text(tags.getAsInt()).getBytes(UTF_8));
            return;
        }
        if (tags.isPresent()) {
            record.pass(tags.getAsInt());
        }
        adder.text(NOTHING);
    }

    private String thumbnail(CsvRecord record) {
        return thumbnail.isPresent() ? record.strippedText(thumbnail.getAsInt()) : "";
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
