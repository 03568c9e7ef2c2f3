package dev.marquee.trending;

import dev.marquee.job.Operators;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * The streams that questions attach themselves to. What only some questions need is added to the
 * graph when the first of them asks for it, once. Used by one thread, while the graph is built.
 */
public final class TrendingStreams {
    /** The operator that keeps the liked rows. */
    static final String LIKES_FILTER = "likes-filter";

    /** The operators that several questions share. */
    static final List<Operators.Description> OPERATORS =
            List.of(Operators.Description.of(LIKES_FILTER, "keeps the rows with enough likes"));

    private final DataStream<ListingBatch> listings;
    private final Supplier<DataStream<CategoryTitles>> categoriesOfInput;
    private final List<String> countries;
    private final Operators operators;
    @Nullable private DataStream<CategoryTitles> categories;
    @Nullable private DataStream<Listing> liked;
    private long likesOver;

    TrendingStreams(
            DataStream<ListingBatch> listings,
            Supplier<DataStream<CategoryTitles>> categories,
            List<String> countries,
            Operators operators) {
        this.listings = listings;
        this.categoriesOfInput = categories;
        this.countries = List.copyOf(countries);
        this.operators = operators;
    }

    /** All rows, in batches, with the columns that the questions of the run read. */
    public DataStream<ListingBatch> listings() {
        return listings;
    }

    /**
     * The rows with more likes than this, one by one, in the partition in which they were read.
     *
     * @throws IllegalArgumentException if another question of the run asks for another number
     */
    public DataStream<Listing> likedOver(long likes) {
        if (liked == null) {
            likesOver = likes;
            liked =
                    operators.name(
                            LIKES_FILTER,
                            listings.flatMap(
                                    (ListingBatch rows, Collector<Listing> out) ->
                                            rows.forEachOverLikes(likes, out::collect),
                                    TypeInformation.of(Listing.class)));
        }
        if (likesOver != likes) {
            throw new IllegalArgumentException(
                    "rows over %d likes, where another question has those over %d"
                            .formatted(likes, likesOver));
        }
        return liked;
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
