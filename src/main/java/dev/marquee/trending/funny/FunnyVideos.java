package dev.marquee.trending.funny;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.trending.Categories;
import dev.marquee.trending.Country;
import dev.marquee.trending.Listing;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
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
     * @param emit with {@link Emit#AT_END} the categories come once
     */
    public static DataStream<FunnyVideo> of(
            DataStream<Listing> liked,
            DataStream<Categories> categories,
            String tag,
            TagMatch match,
            Emit emit,
            Operators operators) {
        DataStream<FunnyRow> funny =
                operators.name(TAG_FILTER, liked.flatMap(new TagFilter(tag, match, emit)));
        return FirstOfEach.attach(CategoryJoin.attach(funny, categories, operators), operators);
    }

    private static final class TagFilter extends RichFlatMapFunction<Listing, FunnyRow> {
        private static final long serialVersionUID = 1L;

        private final String tag;
        private final TagMatch match;
        private final Emit emit;
        private transient RecentlySeen<FunnyRow> seen;

        TagFilter(String tag, TagMatch match, Emit emit) {
            this.tag = tag;
            this.match = match;
            this.emit = emit;
        }

        @Override
        public void open(OpenContext context) {
            seen = new RecentlySeen<>();
        }

        @Override
        public void flatMap(Listing row, Collector<FunnyRow> out) {
            if (!match.test(row.tags(), tag)) {
                return;
            }
            String country = Country.code(row.country());
            FunnyRow funny = new FunnyRow(row.video(), row.title(), country, row.category());
            // Where the categories may change, the same row may come to another answer.
            if (emit == Emit.ON_CHANGE || !seen.has(funny)) {
                out.collect(funny);
            }
        }
    }
}
