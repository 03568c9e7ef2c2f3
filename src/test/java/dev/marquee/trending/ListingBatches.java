package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.marquee.csv.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Converts listings to batches and batches to listings. */
public final class ListingBatches {
    /** Every column of every row. */
    static final Projection ALL = Projection.inAllRows(Column.values());

    /** A table that reads every column of every row. */
    static final VideoTable TABLE = new VideoTable(ALL);

    private ListingBatches() {}

    /** Returns a batch of these listings. */
    public static ListingBatch of(Listing... listings) {
        ListingColumns columns = new ListingColumns(ALL);
        for (Listing listing : listings) {
            columns.beginRow();
            for (String text :
                    List.of(
                            listing.video(),
                            listing.title(),
                            listing.category(),
                            listing.categoryTitle(),
                            listing.tags(),
                            listing.thumbnail())) {
                columns.text(text.getBytes(UTF_8));
            }
            columns.endRow(
                    listing.country(),
                    listing.day(),
                    listing.views(),
                    listing.likes(),
                    listing.restored());
        }
        return columns.build();
    }

    /** Returns the listings of these batches. */
    static List<Listing> listings(List<ListingBatch> batches) {
        List<Listing> listings = new ArrayList<>();
        for (ListingBatch batch : batches) {
            for (int row = 0; row < batch.rows(); row++) {
                listings.add(batch.listing(row));
            }
        }
        return listings;
    }

    /** Returns the listings of these reads. */
    static List<Listing> read(List<Read<ListingBatch>> reads) {
        return listings(reads.stream().map(Read::batch).filter(Objects::nonNull).toList());
    }
}
