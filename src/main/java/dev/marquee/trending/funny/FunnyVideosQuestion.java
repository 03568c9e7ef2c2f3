package dev.marquee.trending.funny;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators.Description;
import dev.marquee.trending.TrendingQuestion;
import java.util.List;
import java.util.Set;

/** The distinct (id, title, category) of the liked videos with a tag. */
public final class FunnyVideosQuestion implements TrendingQuestion {
    static final String NAME = "funny-videos";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "the distinct videos with a tag and many likes";
    }

    @Override
    public List<Description> operators() {
        return List.of(
                Description.of(FunnyVideos.TAG_FILTER, "keeps the liked rows with the tag"),
                Description.of(CategoryJoin.NAME, "adds the titles of the categories"),
                Description.of(FunnyVideosFunction.NAME, "keeps each funny video once"));
    }

    @Override
    public List<String> results(Emit emit) {
        return List.of(NAME);
    }

    @Override
    public Set<String> sharedOptions() {
        return Set.of(LIKES_OVER);
    }

    @Override
    public FunnyVideosOptions options() {
        return new FunnyVideosOptions();
    }
}
