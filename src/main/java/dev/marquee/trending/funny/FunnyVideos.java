package dev.marquee.trending.funny;

import dev.marquee.job.Operators;
import dev.marquee.trending.Categories;
import dev.marquee.trending.Country;
import dev.marquee.trending.Listing;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** The first question's part of the graph. */
public final class FunnyVideos {
    /** The name of the operator that looks at the tags. */
    public static final String TAG_FILTER = "tag-filter";

    /** The name of the operator that keeps each video once. */
    public static final String FIRST_OF_EACH = FirstOfEach.NAME;

    private FunnyVideos() {}

    /**
     * The distinct videos that have the tag, each the moment it is known.
     *
     * @param liked the rows with enough likes
     * @param categories the titles of the categories
     */
    public static DataStream<FunnyVideo> of(
            DataStream<Listing> liked,
            DataStream<Categories> categories,
            String tag,
            TagMatch match,
            Operators operators) {
        DataStream<FunnyRow> funny =
                operators.name(TAG_FILTER, liked.flatMap(new TagFilter(tag, match)));
        return FirstOfEach.attach(CategoryJoin.attach(funny, categories, operators), operators);
    }

    private record TagFilter(String tag, TagMatch match)
            implements FlatMapFunction<Listing, FunnyRow> {
        @Override
        public void flatMap(Listing row, Collector<FunnyRow> out) {
            if (match.test(row.tags(), tag)) {
                String country = Country.code(row.country());
                out.collect(new FunnyRow(row.video(), row.title(), country, row.category()));
            }
        }
    }
}
