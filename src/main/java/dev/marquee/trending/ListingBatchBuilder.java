package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.basics.PlainJava;
import dev.marquee.country.CountryNames;
import dev.marquee.csv.BatchBuilder;
import dev.marquee.csv.CsvRecord;
import dev.marquee.csv.Excerpt;
import dev.marquee.csv.RejectedException;
import java.time.DateTimeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Builds batches of listings from the records of one file. Not thread-safe. */
@PlainJava
final class ListingBatchBuilder implements BatchBuilder<ListingBatch> {
    /** The id of the video in a link to an image of YouTube's. */
    private static final Pattern VIDEO_OF_THUMBNAIL =
            Pattern.compile("/vi(?:_webp)?/([A-Za-z0-9_-]{11})/");

    /** The most views or likes: no video has as many, and sums of them stay exact. */
    private static final long MOST = 1_000_000_000_000_000L;

    private static final int ABSENT = VideoColumns.ABSENT;

    /** The country of a file with a column of countries. */
    static final short OF_THE_ROW = -1;

    /** The country of the file, or {@link #OF_THE_ROW}. */
    private final short country;

    private final int countryOfRow;
    private final int id;
    private final int day;
    private final int views;
    private final int likes;
    private final int title;
    private final int category;
    private final int categoryTitle;
    private final int tags;
    private final int thumbnail;
    private final ListingColumns columns;

    // Files are nearly sorted by day, so most records have the day of the record before.
    @Nullable private byte[] lastDate;
    private int lastDay;

    // The same holds for the country.
    @Nullable private byte[] lastName;
    private short lastCountry;

    /**
     * @param country the country of all rows, or {@link #OF_THE_ROW}
     */
    ListingBatchBuilder(VideoColumns places, short country, Projection projection) {
        this.country = country;
        this.countryOfRow = places.country();
        this.id = places.id();
        this.title = places.title();
        this.category = places.category();
        this.categoryTitle = places.categoryTitle();
        this.day = places.day();
        this.views = places.views();
        this.likes = places.likes();
        this.tags = places.tags();
        this.thumbnail = places.thumbnail();
        this.columns = new ListingColumns(projection, places.tagSeparator());
    }

    @Override
    public void append(CsvRecord record) throws RejectedException {
        int epochDay = epochDay(record);
        long viewCount = number(record, views, "views");
        long likeCount = number(record, likes, "likes");
        short countryOfListing = country == OF_THE_ROW ? country(record) : country;
        columns.beginRow();
        boolean restored = addId(record);
        int asked = columns.columnsOf(likeCount);
        addText(record, title, Column.TITLE.isIn(asked));
        addText(record, category, Column.CATEGORY.isIn(asked));
        addText(record, categoryTitle, Column.CATEGORY_TITLE.isIn(asked));
        addTags(record, Column.TAGS.isIn(asked));
        addText(record, thumbnail, Column.THUMBNAIL.isIn(asked));
        columns.endRow(countryOfListing, epochDay, viewCount, likeCount, restored);
    }

    @Override
    public boolean isFull() {
        return columns.isFull();
    }

    @Override
    public int rows() {
        return columns.rows();
    }

    @Override
    public ListingBatch build() {
        return columns.build();
    }

    /** Adds the id, and returns whether it was restored. */
    private boolean addId(CsvRecord record) throws RejectedException {
        int start = columns.at();
        copyStripped(record, id);
        if (columns.at() == start) {
            throw new RejectedException("id", "it is empty");
        }
        boolean destroyed = columns.room(0)[start] == '#';
        if (destroyed) {
            String video = new String(columns.room(0), start, columns.at() - start, UTF_8);
            String link = thumbnail == ABSENT ? "" : record.strippedText(thumbnail);
            columns.beginRow();
            columns.text(videoOfThumbnail(video, link).getBytes(UTF_8));
        }
        return destroyed;
    }

    private void addText(CsvRecord record, int column, boolean asked) {
        if (asked && column != ABSENT) {
            copyStripped(record, column);
        } else {
            leaveOut(record, column);
        }
    }

    /** Adds the tags with surrounding white space, which may be part of the first or last tag. */
    private void addTags(CsvRecord record, boolean asked) {
        if (asked && tags != ABSENT) {
            byte[] target = columns.room(record.length(tags));
            int end = record.copyText(tags, target, columns.at());
            if (end == CsvRecord.NOT_COPIED) {
                columns.text(record.text(tags).getBytes(UTF_8));
            } else {
                columns.endText(end);
            }
        } else {
            leaveOut(record, tags);
        }
    }

    /**
     * Leaves a text empty. The bytes that are not UTF-8 are counted all the same, so that figures
     * do not depend on the questions.
     */
    private void leaveOut(CsvRecord record, int column) {
        if (column != ABSENT) {
            record.pass(column);
        }
        columns.noText();
    }

    private void copyStripped(CsvRecord record, int column) {
        byte[] target = columns.room(record.length(column));
        int end = record.copyStrippedText(column, target, columns.at());
        if (end == CsvRecord.NOT_COPIED) {
            columns.text(record.strippedText(column).getBytes(UTF_8));
        } else {
            columns.endText(end);
        }
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

    private short country(CsvRecord record) throws RejectedException {
        if (lastName == null || !record.hasBytes(countryOfRow, lastName)) {
            String name = record.strippedText(countryOfRow);
            String code =
                    CountryNames.code(name)
                            .orElseThrow(
                                    () ->
                                            new RejectedException(
                                                    "country",
                                                    "'%s' is not a country"
                                                            .formatted(
                                                                    record.excerpt(countryOfRow))));
            lastCountry = Country.number(code);
            lastName = record.copyBytes(countryOfRow);
        }
        return lastCountry;
    }

    private static long number(CsvRecord record, int column, String name) throws RejectedException {
        long number;
        try {
            number = record.wholeNumber(column);
        } catch (NumberFormatException e) {
            throw new RejectedException("number", name + " is '" + record.excerpt(column) + "'");
        }
        if (number > MOST) {
            throw new RejectedException(
                    "number", name + " is " + number + ", which is more than " + MOST);
        }
        if (number < -MOST) {
            throw new RejectedException(
                    "number", name + " is " + number + ", which is less than -" + MOST);
        }
        return number;
    }

    private static String videoOfThumbnail(String destroyed, String link) throws RejectedException {
        Matcher matcher = VIDEO_OF_THUMBNAIL.matcher(link);
        if (!matcher.find()) {
            throw new RejectedException(
                    "id",
                    "'"
                            + Excerpt.of(destroyed)
                            + "', and the thumbnail's link does not contain it");
        }
        return matcher.group(1);
    }
}
