package dev.marquee.trending.funny;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RunFigures;
import dev.marquee.trending.AskedTrendingQuestion;
import dev.marquee.trending.Column;
import dev.marquee.trending.Country;
import dev.marquee.trending.Listing;
import dev.marquee.trending.ListingBatch;
import dev.marquee.trending.Projection;
import dev.marquee.trending.TrendingStreams;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * {@link FunnyVideosQuestion} with its settings. Each video is emitted the moment it is known, also
 * where the input ends.
 *
 * @param likesOver rows with more likes than this count
 * @param tag the tag to look for
 * @param tagMatch how tags are compared with it
 */
record FunnyVideos(long likesOver, String tag, TagMatch tagMatch) implements AskedTrendingQuestion {
    /** The operator that keeps the rows with enough likes and the tag. */
    static final String TAG_FILTER = "tag-filter";

    /** The figure, and the key in the summary, of the funny videos without a known category. */
    static final String UNKNOWN_CATEGORIES = "unknown_categories";

    @Override
    public Projection columns() {
        return Projection.inLikedRows(
                likesOver, Column.TITLE, Column.CATEGORY, Column.CATEGORY_TITLE, Column.TAGS);
    }

    @Override
    public void attach(TrendingStreams streams, Outputs outputs, Emit emit, Operators operators) {
        // Where categories may change, an equal row may later have another answer.
        boolean dropsRepeats = emit == Emit.AT_END;
        DataStream<FunnyRow> funny =
                operators.name(
                        TAG_FILTER,
                        streams.listings()
                                .flatMap(new TagFilter(likesOver, tag, tagMatch, dropsRepeats)));
        DataStream<FunnyVideo> videos = CategoryJoin.attach(funny, streams.categories(), operators);
        outputs.write(FunnyVideosQuestion.NAME, FunnyVideosFunction.attach(videos, operators));
    }

    @Override
    public Map<String, Object> summary(RunFigures run) {
        return Map.of(UNKNOWN_CATEGORIES, run.number(UNKNOWN_CATEGORIES));
    }

    private static final class TagFilter extends RichFlatMapFunction<ListingBatch, FunnyRow> {
        private static final long serialVersionUID = 1L;

        private final long likesOver;
        private final String tag;
        private final TagMatch match;
        private final boolean dropsRepeats;
        private transient RecentlySeen<FunnyRow> seen;

        TagFilter(long likesOver, String tag, TagMatch match, boolean dropsRepeats) {
            this.likesOver = likesOver;
            this.tag = tag;
            this.match = match;
            this.dropsRepeats = dropsRepeats;
        }

        @Override
        public void open(OpenContext context) {
            seen = new RecentlySeen<>(FunnyRow::characters);
        }

        @Override
        public void flatMap(ListingBatch rows, Collector<FunnyRow> out) {
            rows.forEachOverLikes(likesOver, row -> filter(rows.listing(row), out));
        }

        private void filter(Listing row, Collector<FunnyRow> out) {
            if (!match.test(row.tags(), row.tagSeparator(), tag)) {
                return;
            }
            String country = Country.code(row.country());
            FunnyRow funny =
                    new FunnyRow(
                            row.video(), row.title(), country, row.category(), row.categoryTitle());
            if (!dropsRepeats || !seen.has(funny)) {
                out.collect(funny);
            }
        }
    }
}
