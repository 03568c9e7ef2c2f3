package dev.marquee.trending.topday;

import dev.marquee.question.QuestionOptions;
import dev.marquee.trending.AskedTrendingQuestion;
import dev.marquee.trending.SharedSettings;
import picocli.CommandLine.Option;

/** The options of {@link TopDayQuestion}. */
final class TopDayOptions implements QuestionOptions<SharedSettings, AskedTrendingQuestion> {
    @Option(
            names = "--views-per",
            paramLabel = "WHAT",
            defaultValue = "listing",
            description =
                    "listing: add up the views of every listing; video: count each video once a"
                            + " day, with its most views. Default: ${DEFAULT-VALUE}")
    private ViewsPer viewsPer;

    @Override
    public TopDay ask(SharedSettings shared) {
        return new TopDay(shared.likesOver(), viewsPer);
    }
}
