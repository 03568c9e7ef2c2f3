package dev.marquee.trending;

import dev.marquee.basics.PlainJava;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/**
 * The columns that questions ask for. Only these are decoded, whatever the rows come from; asking a
 * row for another column is an error.
 *
 * @param ofAllRows the columns asked for in every row
 * @param ofLikedRows the columns asked for in the rows with more likes than {@code likesOver},
 *     without those of all rows
 * @param likesOver {@link Long#MAX_VALUE} where nothing is asked for in liked rows alone
 */
@PlainJava
public record Projection(Set<Column> ofAllRows, Set<Column> ofLikedRows, long likesOver)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing beyond what is always decoded. */
    public static final Projection NONE = inAllRows();

    public Projection {
        EnumSet<Column> onlyOfLiked = EnumSet.noneOf(Column.class);
        onlyOfLiked.addAll(ofLikedRows);
        onlyOfLiked.removeAll(ofAllRows);
        ofAllRows = Set.copyOf(ofAllRows);
        ofLikedRows = Set.copyOf(onlyOfLiked);
        likesOver = onlyOfLiked.isEmpty() ? Long.MAX_VALUE : likesOver;
    }

    /** Some columns of every row. */
    public static Projection inAllRows(Column... columns) {
        return new Projection(Set.of(columns), Set.of(), Long.MAX_VALUE);
    }

    /** Some columns of the rows with more likes than {@code likesOver}. */
    public static Projection inLikedRows(long likesOver, Column... columns) {
        return new Projection(Set.of(), Set.of(columns), likesOver);
    }

    /** What this or the other projection asks for, and maybe more of the liked rows. */
    public Projection and(Projection other) {
        EnumSet<Column> ofAll = EnumSet.noneOf(Column.class);
        ofAll.addAll(ofAllRows);
        ofAll.addAll(other.ofAllRows);
        EnumSet<Column> ofLiked = EnumSet.noneOf(Column.class);
        ofLiked.addAll(ofLikedRows);
        ofLiked.addAll(other.ofLikedRows);
        return new Projection(ofAll, ofLiked, Math.min(likesOver, other.likesOver));
    }

    /** Whether a column is decoded in a row with so many likes. */
    boolean includes(Column column, long likes) {
        return ofAllRows.contains(column) || (likes > likesOver && ofLikedRows.contains(column));
    }

    /** A set of columns as bits; see {@link Column#isIn}. */
    static int bits(Set<Column> columns) {
        int bits = 0;
        for (Column column : columns) {
            bits |= column.bit();
        }
        return bits;
    }
}
