package dev.marquee.trending.worldwide;

import dev.marquee.cli.UserException;
import dev.marquee.job.JobSettings;
import dev.marquee.question.QuestionOptions;
import dev.marquee.thumbnails.ThumbnailSettings;
import dev.marquee.trending.AskedTrendingQuestion;
import dev.marquee.trending.SharedSettings;
import dev.marquee.trending.worldwide.rule.Together;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import picocli.CommandLine.Option;

/** The options of {@link WorldwideVideosQuestion}. */
final class WorldwideVideosOptions
        implements QuestionOptions<SharedSettings, AskedTrendingQuestion> {
    /** The folder of the images, beside those of the results. */
    private static final String FOLDER = "thumbnails";

    @Option(
            names = "--min-days",
            paramLabel = "N",
            defaultValue = "21",
            description =
                    "The number of days from which a video is worldwide. Default: ${DEFAULT-VALUE}")
    private int minDays;

    @Option(
            names = "--together",
            paramLabel = "HOW",
            defaultValue = "same-day",
            description =
                    "same-day: days on which every country lists the video; consecutive: the"
                            + " longest unbroken run of them; any-day: days on which any country"
                            + " lists it, if each does at some time. Default: ${DEFAULT-VALUE}")
    private Together together;

    @Option(
            names = "--thumbnails",
            paramLabel = "WHAT",
            defaultValue = "download",
            description = "download or skip the thumbnails. Default: ${DEFAULT-VALUE}")
    private ThumbnailChoice thumbnails;

    @Option(
            names = "--thumbnail-url",
            paramLabel = "URL",
            description =
                    "URL of the images, with {id} for the video's id, as"
                            + " https://i.ytimg.com/vi/{id}/hqdefault.jpg. Default: the rows'"
                            + " thumbnail_link")
    @Nullable private String thumbnailUrl;

    @Option(
            names = "--thumbnail-hosts",
            paramLabel = "HOST[:PORT],…",
            split = ",",
            hideParamSyntax = true,
            description =
                    "Hosts beyond YouTube's that images may come from, also by plain HTTP and at"
                            + " private addresses. Default: none")
    private List<String> thumbnailHosts = new ArrayList<>();

    @Option(
            names = "--thumbnail-concurrency",
            paramLabel = "N",
            defaultValue = "32",
            description = "Downloads at a time, of all subtasks. Default: ${DEFAULT-VALUE}")
    private int thumbnailConcurrency;

    @Override
    public WorldwideVideos ask(SharedSettings shared) throws UserException {
        requirePositive("--min-days", minDays);
        requirePositive("--thumbnail-concurrency", thumbnailConcurrency);
        return new WorldwideVideos(minDays, together, images(shared.job(), shared.folder()));
    }

    private static void requirePositive(String option, int value) throws UserException {
        if (value < 1) {
            throw UserException.badOption(option + ": " + value + " is less than 1");
        }
    }

    private ThumbnailSettings images(JobSettings job, String results) throws UserException {
        int subtasks = job.operators().parallelismOf(WorldwideVideos.THUMBNAILS, 1);
        try {
            return ThumbnailSettings.downloadTo(results + "/" + FOLDER)
                    .withDownload(thumbnails == ThumbnailChoice.DOWNLOAD)
                    .withNamedHosts(thumbnailHosts)
                    .withUrlTemplate(thumbnailUrl)
                    .withConcurrency((thumbnailConcurrency + subtasks - 1) / subtasks);
        } catch (IllegalArgumentException e) {
            throw UserException.badOption(e.getMessage(), e);
        }
    }

    private enum ThumbnailChoice {
        DOWNLOAD,
        SKIP
    }
}
