package dev.marquee.trending;

import java.util.List;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The streams that questions attach their operators to. A stream that only some questions need is
 * added to the graph once, when the first question asks for it. Used by one thread, while the graph
 * is built.
 */
public final class TrendingStreams {
    private final DataStream<ListingBatch> listings;
    private final Supplier<DataStream<CategoryTitles>> categoriesOfInput;
    private final List<String> countries;
    @Nullable private DataStream<CategoryTitles> categories;

    TrendingStreams(
            DataStream<ListingBatch> listings,
            Supplier<DataStream<CategoryTitles>> categories,
            List<String> countries) {
        this.listings = listings;
        this.categoriesOfInput = categories;
        this.countries = List.copyOf(countries);
    }

    /** All rows, in batches, with the columns that the questions of the run read. */
    public DataStream<ListingBatch> listings() {
        return listings;
    }

    /**
     * The titles of the categories. Where the input ends there is one element; else each element
     * replaces the one before.
     */
    public DataStream<CategoryTitles> categories() {
        if (categories == null) {
            categories = categoriesOfInput.get();
        }
        return categories;
    }

    /** The codes of all countries, in their order; empty if no question needs them. */
    public List<String> countries() {
        return countries;
    }
}
