package dev.marquee.trending;

import dev.marquee.csv.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Blocks of listings, for tests that speak of listings. */
public final class ListingBlocks {
    private ListingBlocks() {}

    /** A block of some listings of one country. */
    public static ListingBlock of(Listing... listings) {
        ListingBlock block = new ListingBlock(listings[0].country());
        for (Listing listing : listings) {
            block.add(listing);
        }
        return block;
    }

    /** The listings of some blocks. */
    static List<Listing> listings(List<ListingBlock> blocks) {
        List<Listing> listings = new ArrayList<>();
        for (ListingBlock block : blocks) {
            for (int i = 0; i < block.size; i++) {
                listings.add(block.listing(i));
            }
        }
        return listings;
    }

    /** The listings of what was read. */
    static List<Listing> read(List<Read<ListingBlock>> reads) {
        return listings(reads.stream().map(Read::row).filter(Objects::nonNull).toList());
    }
}
