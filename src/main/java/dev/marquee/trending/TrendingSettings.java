package dev.marquee.trending;

import dev.marquee.job.Emit;
import dev.marquee.job.RejectLimit;
import java.util.List;
import javax.annotation.Nullable;

/**
 * What a run asks for.
 *
 * @param questions the questions, in the order in which their results are shown
 * @param emit when operators emit what may still change
 * @param maxRejects the number of records that may be rejected, or null for any number
 */
public record TrendingSettings(
        List<AskedTrendingQuestion> questions, Emit emit, @Nullable RejectLimit maxRejects) {
    public TrendingSettings {
        questions = List.copyOf(questions);
    }

    /** The columns that the questions read. */
    public Projection columns() {
        return questions.stream()
                .map(AskedTrendingQuestion::columns)
                .reduce(Projection.NONE, Projection::and);
    }

    /** Whether a question must know all countries before the first row is read. */
    boolean needsCountries() {
        return questions.stream().anyMatch(AskedTrendingQuestion::needsCountries);
    }
}
