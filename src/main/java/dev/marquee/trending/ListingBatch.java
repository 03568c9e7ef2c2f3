package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.basics.PlainJava;
import dev.marquee.csv.RowBatch;
import java.util.function.IntConsumer;
import javax.annotation.Nullable;

/**
 * A batch of listings, stored by column. Few rows are part of an answer, so strings stay undecoded
 * UTF-8 until they are asked for.
 *
 * <p>Immutable: the arrays, which may be longer than the batch, are not to be changed. Asking for a
 * column that was not decoded in a row ({@link Projection}) throws an {@link IllegalStateException}
 * that names the column.
 *
 * @param rows the number of listings; of each array but the texts as many elements are used
 * @param countries the {@link Country#number} of each listing
 * @param days the day of each listing, since 1970-01-01
 * @param views the views of each listing
 * @param likes the likes of each listing
 * @param restored whether the id of each listing was restored
 * @param texts the ids and the decoded columns, as UTF-8
 * @param ends the indexes in {@code texts} after the texts of each listing: the id, then the
 *     columns in the order of {@link Column}
 * @param ofAllRows the columns that are decoded in all rows, as {@link Projection#bits}
 * @param ofLikedRows the columns that are decoded in the rows with more likes than {@code
 *     likesOver}
 * @param likesOver the likes above which a row has the columns of liked rows
 * @param tagSeparator the character between two tags of a listing
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
@PlainJava
public record ListingBatch(
        int rows,
        short[] countries,
        int[] days,
        long[] views,
        long[] likes,
        boolean[] restored,
        byte[] texts,
        int[] ends,
        int ofAllRows,
        int ofLikedRows,
        long likesOver,
        char tagSeparator)
        implements RowBatch {
    /** The number of texts of a listing: its id and its columns. */
    static final int TEXTS = 1 + Column.values().length;

    private static final int VIDEO = 0;

    /** The country's {@link Country#number}. */
    public short country(int row) {
        return countries[row];
    }

    /** Days since 1970-01-01. */
    public int day(int row) {
        return days[row];
    }

    public long views(int row) {
        return views[row];
    }

    public long likes(int row) {
        return likes[row];
    }

    /** Whether the id was restored from the link of the thumbnail. */
    public boolean isRestored(int row) {
        return restored[row];
    }

    /** The listing of a row, with the columns that are decoded in it. */
    public Listing listing(int row) {
        return new Listing(
                countries[row],
                text(row, VIDEO),
                days[row],
                textOrNull(row, Column.TITLE),
                textOrNull(row, Column.CATEGORY),
                textOrNull(row, Column.CATEGORY_TITLE),
                textOrNull(row, Column.TAGS),
                tagSeparator,
                views[row],
                likes[row],
                textOrNull(row, Column.THUMBNAIL),
                restored[row]);
    }

    /** Passes on the numbers of the rows with more likes than this. */
    public void forEachOverLikes(long moreThan, IntConsumer liked) {
        for (int row = 0; row < rows; row++) {
            if (likes[row] > moreThan) {
                liked.accept(row);
            }
        }
    }

    /** The id of the video. */
    public String video(int row) {
        return text(row, VIDEO);
    }

    /** The index of the first byte of the video's id in {@link #texts}. */
    public int videoStart(int row) {
        return start(row, VIDEO);
    }

    /** The index after its last byte. */
    public int videoEnd(int row) {
        return end(row, VIDEO);
    }

    /** The index of the first byte of a column's value in {@link #texts}. */
    public int start(int row, Column column) {
        requireDecoded(row, column);
        return start(row, index(column));
    }

    /** The index after its last byte. */
    public int end(int row, Column column) {
        requireDecoded(row, column);
        return end(row, index(column));
    }

    private void requireDecoded(int row, Column column) {
        if (!isDecoded(row, column)) {
            throw Listing.notDecoded(column);
        }
    }

    private boolean isDecoded(int row, Column column) {
        int decoded = likes[row] > likesOver ? ofAllRows | ofLikedRows : ofAllRows;
        return column.isIn(decoded);
    }

    @Nullable private String textOrNull(int row, Column column) {
        return isDecoded(row, column) ? text(row, index(column)) : null;
    }

    private String text(int row, int text) {
        int start = start(row, text);
        return new String(texts, start, end(row, text) - start, UTF_8);
    }

    private static int index(Column column) {
        return 1 + column.position();
    }

    private int start(int row, int text) {
        int before = row * TEXTS + text - 1;
        return before < 0 ? 0 : ends[before];
    }

    private int end(int row, int text) {
        return ends[row * TEXTS + text];
    }
}
