package dev.marquee.trending.categories;

import dev.marquee.job.Emit;
import dev.marquee.job.LocalGathering;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.trending.AskedTrendingQuestion;
import dev.marquee.trending.Column;
import dev.marquee.trending.Projection;
import dev.marquee.trending.TrendingStreams;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** {@link CategoriesQuestion}, which has no settings. */
record Categories() implements AskedTrendingQuestion {
    /** The operator that gathers the rows of a subtask. */
    static final String CATEGORY_LISTINGS = "category-listings";

    /** The operator that adds up the videos of a subtask. */
    static final String CATEGORY_SUMS = "category-sums";

    @Override
    public Projection columns() {
        return Projection.inAllRows(Column.CATEGORY, Column.CATEGORY_TITLE);
    }

    @Override
    public void attach(TrendingStreams streams, Outputs outputs, Emit emit, Operators operators) {
        DataStream<ListedVideo> listed =
                LocalGathering.attach(
                        CATEGORY_LISTINGS,
                        streams.listings(),
                        ListedVideos::new,
                        TypeInformation.of(ListedVideo.class),
                        emit,
                        operators);
        DataStream<CategorySum> videos =
                CategoryVideosFunction.attach(listed, streams.categories(), operators);
        DataStream<CategorySum> sums =
                LocalGathering.attach(
                        CATEGORY_SUMS,
                        videos,
                        CategorySums::new,
                        TypeInformation.of(CategorySum.class),
                        emit,
                        operators);
        outputs.write(CategoriesQuestion.NAME, CategoriesFunction.attach(sums, emit, operators));
    }
}
