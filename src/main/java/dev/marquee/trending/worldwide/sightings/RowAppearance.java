package dev.marquee.trending.worldwide.sightings;

import dev.marquee.trending.Column;
import dev.marquee.trending.ListingBatch;
import dev.marquee.trending.worldwide.rule.Appearance;

/** A row of a batch as an appearance. Mutable: it is moved from row to row. Not thread-safe. */
final class RowAppearance implements Appearance {
    private ListingBatch rows;
    private int row;

    /** Moves to a row. */
    RowAppearance at(ListingBatch batch, int rowOfBatch) {
        rows = batch;
        row = rowOfBatch;
        return this;
    }

    @Override
    public int day() {
        return rows.day(row);
    }

    @Override
    public short country() {
        return rows.country(row);
    }

    @Override
    public byte[] texts() {
        return rows.texts();
    }

    @Override
    public int titleStart() {
        return rows.start(row, Column.TITLE);
    }

    @Override
    public int titleEnd() {
        return rows.end(row, Column.TITLE);
    }

    @Override
    public int thumbnailStart() {
        return rows.start(row, Column.THUMBNAIL);
    }

    @Override
    public int thumbnailEnd() {
        return rows.end(row, Column.THUMBNAIL);
    }
}
