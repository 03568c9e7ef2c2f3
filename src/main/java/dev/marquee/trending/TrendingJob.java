package dev.marquee.trending;

import dev.marquee.cli.ChoiceConverter;
import dev.marquee.cli.JobOptions;
import dev.marquee.cli.Nearest;
import dev.marquee.cli.UserException;
import dev.marquee.csv.CsvException;
import dev.marquee.files.FileUri;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.rabbitmq.source.RabbitInput;
import dev.marquee.run.JobCommand;
import dev.marquee.run.PreparedJob;
import dev.marquee.thumbnails.ThumbnailSettings;
import dev.marquee.trending.funny.TagMatch;
import dev.marquee.trending.topday.ViewsPer;
import dev.marquee.trending.worldwide.Together;
import dev.marquee.trending.worldwide.WorldwideVideos;

import org.apache.flink.core.fs.Path;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.annotation.Nullable;

/** The command {@code trending}. */
@Command(
        name = "trending",
        description = "Answers three questions about the videos that trend on YouTube.",
        sortOptions = false)
public final class TrendingJob extends JobCommand {
    private static final String NAME = "trending";
    private static final String THUMBNAILS = "thumbnails";

    @Option(
            names = "--likes-over",
            paramLabel = "N",
            defaultValue = "5000000",
            description =
                    "The first and the third question look at rows with more likes than this."
                            + " Default: ${DEFAULT-VALUE}")
    private long likesOver;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            defaultValue = "funny",
            description = "The tag of the first question. Default: ${DEFAULT-VALUE}")
    private String tag;

    @Option(
            names = "--tag-match",
            paramLabel = "HOW",
            defaultValue = "exact",
            converter = TagMatchConverter.class,
            description =
                    "exact: one of the tags is it; contains: the tags contain it, be it in the"
                            + " middle of one; both ignore case. Default: ${DEFAULT-VALUE}")
    private TagMatch tagMatch;

    @Option(
            names = "--min-days",
            paramLabel = "N",
            defaultValue = "21",
            description =
                    "How many days together make a video worldwide. Default: ${DEFAULT-VALUE}")
    private int minDays;

    @Option(
            names = "--together",
            paramLabel = "HOW",
            defaultValue = "same-day",
            converter = TogetherConverter.class,
            description =
                    "same-day: days on which every country lists the video; consecutive: the"
                            + " longest unbroken run of them; any-day: days on which any country"
                            + " lists it, if each does at some time. Default: ${DEFAULT-VALUE}")
    private Together together;

    @Option(
            names = "--countries",
            paramLabel = "US,GB,…",
            split = ",",
            hideParamSyntax = true,
            description =
                    "All countries of the second question. Default: those of the input files;"
                            + " with --watch or --source rabbitmq they must be named.")
    private List<String> countries = new ArrayList<>();

    @Option(
            names = "--views-per",
            paramLabel = "WHAT",
            defaultValue = "listing",
            converter = ViewsPerConverter.class,
            description =
                    "listing or video: what counts once when the views of a day are summed."
                            + " Default: ${DEFAULT-VALUE}")
    private ViewsPer viewsPer;

    @Option(
            names = "--thumbnails",
            paramLabel = "WHAT",
            defaultValue = "download",
            converter = ThumbnailChoiceConverter.class,
            description =
                    "download or skip those of the worldwide videos. Default: ${DEFAULT-VALUE}")
    private ThumbnailChoice thumbnails;

    @Option(
            names = "--thumbnail-url",
            paramLabel = "URL",
            description =
                    "Where the images are, with {id} for the video's id, as"
                            + " https://i.ytimg.com/vi/{id}/hqdefault.jpg. Default: the rows'"
                            + " thumbnail_link")
    @Nullable
    private String thumbnailUrl;

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
            description = "Downloads at a time. Default: ${DEFAULT-VALUE}")
    private int thumbnailConcurrency;

    public TrendingJob() {
        super(NAME, TrendingPipeline.RESULTS);
    }

    @Override
    protected List<Operators.Description> operators() {
        return Stream.of(
                        TrendingInput.OPERATORS,
                        VideoMessages.OPERATORS,
                        TrendingPipeline.OPERATORS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected PreparedJob prepare(JobOptions options, JobSettings settings, Path folder)
            throws UserException {
        if (minDays < 1) {
            throw UserException.badOption("--min-days: " + minDays + " is less than 1");
        }
        ThumbnailSettings images = thumbnailSettings(settings, folder);
        List<String> named = namedCountries();
        Optional<RabbitInput> messages = options.messages(NAME);
        VideoInput input =
                messages.isPresent() ? messages(messages.get(), named) : files(options, named);
        TrendingSettings asked =
                new TrendingSettings(
                        likesOver,
                        tag,
                        tagMatch,
                        minDays,
                        together,
                        named.isEmpty() ? input.countries() : named,
                        viewsPer,
                        settings.emit(),
                        images,
                        options.maxRejects());
        return new PreparedTrendingJob(input, asked);
    }

    private VideoInput messages(RabbitInput input, List<String> named) throws UserException {
        if (named.isEmpty()) {
            throw UserException.badOption(
                    "--source rabbitmq needs --countries: which they all are cannot be told from"
                            + " messages that are still to come");
        }
        return new VideoMessages(input, table());
    }

    private VideoInput files(JobOptions options, List<String> named) throws UserException {
        if (options.watch() != null && named.isEmpty()) {
            throw UserException.badOption(
                    "--watch needs --countries: which they all are cannot be told from files that"
                            + " are still to come");
        }
        TrendingInput input = inspect(options);
        if (options.watch() == null) {
            requireKnown(named, input);
        }
        return new VideoFiles(input, table(), options.csv(), options.watch());
    }

    /** The columns that the three questions ask for. */
    private VideoTable table() {
        return new VideoTable(
                Projection.inLikedRows(likesOver, Column.TITLE, Column.CATEGORY, Column.TAGS)
                        .and(Projection.inAllRows(Column.TITLE, Column.THUMBNAIL)));
    }

    private ThumbnailSettings thumbnailSettings(JobSettings settings, Path folder)
            throws UserException {
        if (thumbnailConcurrency < 1) {
            throw UserException.badOption(
                    "--thumbnail-concurrency: " + thumbnailConcurrency + " is less than 1");
        }
        int subtasks = settings.operators().parallelismOf(WorldwideVideos.THUMBNAILS, 1);
        try {
            return ThumbnailSettings.downloadTo(new Path(folder, THUMBNAILS).toString())
                    .withDownload(thumbnails == ThumbnailChoice.DOWNLOAD)
                    .withNamedHosts(thumbnailHosts)
                    .withUrlTemplate(thumbnailUrl)
                    .withConcurrency((thumbnailConcurrency + subtasks - 1) / subtasks);
        } catch (IllegalArgumentException e) {
            throw UserException.badOption(e.getMessage(), e);
        }
    }

    private List<String> namedCountries() throws UserException {
        Set<String> named = new TreeSet<>();
        for (String country : countries) {
            String code = country.strip().toUpperCase(Locale.ROOT);
            if (!Country.isCode(code)) {
                throw UserException.badOption(
                        "--countries: '" + country + "' is no country code of two letters, as US");
            }
            named.add(code);
        }
        return List.copyOf(named);
    }

    private static TrendingInput inspect(JobOptions options) throws UserException {
        try {
            TrendingInput input = TrendingInput.inspect(options.inputs(), options.maxRecordBytes());
            if (input.videos().isEmpty() && options.watch() == null) {
                throw UserException.badOption(
                        "--input: no CSV of trending videos with rows in "
                                + shown(options.inputs())
                                + "; its name has the country, as USvideos.csv or"
                                + " US_youtube_trending_data.csv");
            }
            return input;
        } catch (CsvException e) {
            throw UserException.badData(e.getMessage(), e);
        } catch (IOException e) {
            throw UserException.badOption("--input: " + e.getMessage(), e);
        }
    }

    private static void requireKnown(List<String> named, TrendingInput input) throws UserException {
        for (String code : named) {
            if (!input.countries().contains(code)) {
                throw UserException.badOption(
                        "--countries: no file of %s in the input, only of %s%s"
                                .formatted(
                                        code,
                                        String.join(", ", input.countries()),
                                        Nearest.question(code, input.countries())));
            }
        }
    }

    private static String shown(List<Path> paths) {
        return paths.stream().map(FileUri::shown).collect(Collectors.joining(", "));
    }

    private enum ThumbnailChoice {
        DOWNLOAD,
        SKIP
    }

    private static final class ThumbnailChoiceConverter extends ChoiceConverter<ThumbnailChoice> {
        ThumbnailChoiceConverter() {
            super(ThumbnailChoice.class);
        }
    }

    private static final class TagMatchConverter extends ChoiceConverter<TagMatch> {
        TagMatchConverter() {
            super(TagMatch.class);
        }
    }

    private static final class TogetherConverter extends ChoiceConverter<Together> {
        TogetherConverter() {
            super(Together.class);
        }
    }

    private static final class ViewsPerConverter extends ChoiceConverter<ViewsPer> {
        ViewsPerConverter() {
            super(ViewsPer.class);
        }
    }
}
