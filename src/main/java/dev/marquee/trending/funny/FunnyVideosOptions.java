package dev.marquee.trending.funny;

import dev.marquee.question.QuestionOptions;
import dev.marquee.trending.AskedTrendingQuestion;
import dev.marquee.trending.SharedSettings;
import picocli.CommandLine.Option;

/** The options of {@link FunnyVideosQuestion}. */
final class FunnyVideosOptions implements QuestionOptions<SharedSettings, AskedTrendingQuestion> {
    @Option(
            names = "--tag",
            paramLabel = "TAG",
            defaultValue = "funny",
            description = "The tag to look for. Default: ${DEFAULT-VALUE}")
    private String tag;

    @Option(
            names = "--tag-match",
            paramLabel = "HOW",
            defaultValue = "exact",
            description =
                    "exact: a whole tag equals it; contains: it occurs anywhere in the tags; both"
                            + " ignore case. Default: ${DEFAULT-VALUE}")
    private TagMatch tagMatch;

    @Override
    public FunnyVideos ask(SharedSettings shared) {
        return new FunnyVideos(shared.likesOver(), tag, tagMatch);
    }
}
