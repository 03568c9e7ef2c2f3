package dev.marquee.trending.categories;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators.Description;
import dev.marquee.question.QuestionOptions;
import dev.marquee.trending.AskedTrendingQuestion;
import dev.marquee.trending.SharedSettings;
import dev.marquee.trending.TrendingQuestion;
import java.util.List;

/** The categories of each country, ranked by their listings. It has no options. */
public final class CategoriesQuestion implements TrendingQuestion {
    static final String NAME = "categories";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "the categories of each country, by their listings";
    }

    @Override
    public boolean isAskedByDefault() {
        return false;
    }

    @Override
    public List<Description> operators() {
        return List.of(
                Description.of(
                        Categories.CATEGORY_LISTINGS, "gathers the listed days of videos locally"),
                Description.of(
                        CategoryVideosFunction.NAME, "gathers the listed days of each video"),
                Description.of(Categories.CATEGORY_SUMS, "adds up the categories locally"),
                Description.of(CategoriesFunction.NAME, "ranks the categories of each country"));
    }

    @Override
    public List<String> results(Emit emit) {
        return switch (emit) {
            case AT_END -> List.of(NAME);
            case ON_CHANGE -> List.of();
        };
    }

    @Override
    public QuestionOptions<SharedSettings, AskedTrendingQuestion> options() {
        return shared -> new Categories();
    }
}
