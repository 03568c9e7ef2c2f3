package dev.marquee.trending;

import dev.marquee.basics.PlainJava;
import java.util.Arrays;

/**
 * The growing columns of a {@link ListingBatch}. A row is added by {@link #beginRow}, its texts in
 * the order in which the batch has them, and {@link #endRow}; a row that is not ended is not part
 * of the batch. Not thread-safe.
 */
@PlainJava
final class ListingColumns {
    /** Enough rows to make the cost per element small, and few enough to stay in a cache. */
    static final int CAPACITY = 512;

    private static final int USUAL_BYTES_OF_TEXTS = 128;

    /** A small file has few listings. */
    private static final int FIRST_CAPACITY = 8;

    private static final int GROWTH = 4;

    /** A text may be as long as a record. */
    private static final int MOST_BYTES_OF_TEXTS = 1 << 19;

    private final int ofAllRows;
    private final int ofLikedRows;
    private final long likesOver;
    private final char tagSeparator;

    private int rows;
    private short[] countries;
    private int[] days;
    private long[] views;
    private long[] likes;
    private boolean[] restored;
    private byte[] texts;
    private int[] ends;

    /** The index after the texts of the rows that were ended. */
    private int endOfRows;

    // Of the row that was begun: the index after its last text, and the number of the next text.
    private int end;
    private int next;

    /** Columns of listings whose tags are separated by bars. */
    ListingColumns(Projection projection) {
        this(projection, '|');
    }

    ListingColumns(Projection projection, char tagSeparator) {
        this.tagSeparator = tagSeparator;
        this.ofAllRows = Projection.bits(projection.ofAllRows());
        this.ofLikedRows = Projection.bits(projection.ofLikedRows());
        this.likesOver = projection.likesOver();
        allocate(FIRST_CAPACITY, FIRST_CAPACITY * USUAL_BYTES_OF_TEXTS);
    }

    int rows() {
        return rows;
    }

    boolean isFull() {
        return rows == CAPACITY || endOfRows >= MOST_BYTES_OF_TEXTS;
    }

    /** The columns that are decoded in a row with such likes, as bits. */
    int columnsOf(long likesOfRow) {
        return likesOfRow > likesOver ? ofAllRows | ofLikedRows : ofAllRows;
    }

    /** Begins the next row; it replaces a row that was begun and not ended. */
    void beginRow() {
        if (rows == days.length) {
            grow();
        }
        end = endOfRows;
        next = rows * ListingBatch.TEXTS;
    }

    /** The array for the next text, which has space for some bytes from {@link #at} on. */
    byte[] room(int bytes) {
        if (texts.length - end < bytes) {
            texts = Arrays.copyOf(texts, Math.max(end + bytes, GROWTH * texts.length));
        }
        return texts;
    }

    /** The index at which the next text begins. */
    int at() {
        return end;
    }

    /** Ends the text that was written. */
    void endText(int endOfText) {
        end = endOfText;
        ends[next++] = endOfText;
    }

    /** Adds a text. */
    void text(byte[] utf8) {
        System.arraycopy(utf8, 0, room(utf8.length), end, utf8.length);
        endText(end + utf8.length);
    }

    /** Adds an empty text, for an empty value or a column that is not decoded. */
    void noText() {
        endText(end);
    }

    void endRow(short country, int day, long viewsOfRow, long likesOfRow, boolean restoredId) {
        countries[rows] = country;
        days[rows] = day;
        views[rows] = viewsOfRow;
        likes[rows] = likesOfRow;
        restored[rows] = restoredId;
        endOfRows = end;
        rows++;
    }

    /** Returns the rows as a batch, and allocates for a batch of about the same size. */
    ListingBatch build() {
        ListingBatch batch =
                new ListingBatch(
                        rows,
                        countries,
                        days,
                        views,
                        likes,
                        restored,
                        texts,
                        ends,
                        ofAllRows,
                        ofLikedRows,
                        likesOver,
                        tagSeparator);
        allocate(days.length, Math.max(endOfRows * 9 / 8, USUAL_BYTES_OF_TEXTS));
        rows = 0;
        endOfRows = 0;
        return batch;
    }

    private void allocate(int capacity, int bytesOfTexts) {
        countries = new short[capacity];
        days = new int[capacity];
        views = new long[capacity];
        likes = new long[capacity];
        restored = new boolean[capacity];
        texts = new byte[bytesOfTexts];
        ends = new int[capacity * ListingBatch.TEXTS];
    }

    private void grow() {
        int capacity = Math.min(GROWTH * days.length, CAPACITY);
        countries = Arrays.copyOf(countries, capacity);
        days = Arrays.copyOf(days, capacity);
        views = Arrays.copyOf(views, capacity);
        likes = Arrays.copyOf(likes, capacity);
        restored = Arrays.copyOf(restored, capacity);
        ends = Arrays.copyOf(ends, capacity * ListingBatch.TEXTS);
    }
}
