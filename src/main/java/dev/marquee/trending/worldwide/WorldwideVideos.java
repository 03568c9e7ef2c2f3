package dev.marquee.trending.worldwide;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RunFigures;
import dev.marquee.thumbnails.ThumbnailOutcome;
import dev.marquee.thumbnails.ThumbnailRequest;
import dev.marquee.thumbnails.ThumbnailSettings;
import dev.marquee.thumbnails.Thumbnails;
import dev.marquee.trending.AskedTrendingQuestion;
import dev.marquee.trending.Column;
import dev.marquee.trending.Projection;
import dev.marquee.trending.TrendingStreams;
import dev.marquee.trending.worldwide.rule.Together;
import dev.marquee.trending.worldwide.rule.WorldwideRule;
import dev.marquee.trending.worldwide.sightings.SightingsBlock;
import dev.marquee.trending.worldwide.sightings.SightingsByVideo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * {@link WorldwideVideosQuestion} with its settings. With {@link Emit#AT_END} each video is emitted
 * at the end, with its final figures; with {@link Emit#ON_CHANGE} once, when it has trended long
 * enough.
 *
 * <p>The question reads every row, also those of countries that it does not ask for: it alone sees
 * all rows of a video, and so it counts the listings and the repeated rows of the run. A run
 * without this question has neither figure.
 *
 * @param minDays the number of days from which a video is worldwide, at least 1
 * @param together the meaning of trending in all countries together
 * @param thumbnails the settings of the downloads
 */
record WorldwideVideos(int minDays, Together together, ThumbnailSettings thumbnails)
        implements AskedTrendingQuestion {
    /** The operator that downloads the thumbnails. */
    static final String THUMBNAILS = "thumbnails";

    /** The figure of the distinct (country, video, day). */
    static final String LISTINGS = "listings";

    /** The figure of the rows that repeat a listing. */
    static final String REPEATED_ROWS = "repeated_rows";

    /** The prefix of the figures of the thumbnails by status. */
    static final String THUMBNAILS_BY_STATUS = "thumbnails.";

    @Override
    public Projection columns() {
        return Projection.inAllRows(Column.TITLE, Column.THUMBNAIL);
    }

    @Override
    public boolean needsCountries() {
        return true;
    }

    @Override
    public void attach(TrendingStreams streams, Outputs outputs, Emit emit, Operators operators) {
        WorldwideRule rule = new WorldwideRule(streams.countries(), together, minDays);
        DataStream<SightingsBlock> sightings =
                SightingsByVideo.attach(streams.listings(), rule, emit, operators);
        DataStream<WorldwideVideo> videos =
                WorldwideFunction.attach(sightings, rule, emit, operators);
        outputs.write(WorldwideVideosQuestion.NAME, illustrate(videos, operators));
    }

    @Override
    public Map<String, Object> summary(RunFigures run) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put(LISTINGS, run.number(LISTINGS));
        summary.put(REPEATED_ROWS, run.number(REPEATED_ROWS));
        summary.put("thumbnails", run.withPrefix(THUMBNAILS_BY_STATUS));
        return summary;
    }

    /**
     * Downloads the videos' thumbnails, each once. The folder of the images is beside the results,
     * so that {@code thumbnail} is a path relative to their common folder.
     */
    private DataStream<IllustratedVideo> illustrate(
            DataStream<WorldwideVideo> videos, Operators operators) {
        String folder = new Path(thumbnails.folder()).getName();
        DataStream<IllustratedVideo> illustrated =
                operators.nameSingle(
                        THUMBNAILS,
                        Thumbnails.attach(
                                videos,
                                thumbnails,
                                video ->
                                        new ThumbnailRequest(video.videoId(), video.thumbnailUrl()),
                                (video, outcome) -> illustrated(video, outcome, folder),
                                TypeInformation.of(IllustratedVideo.class)));
        return ThumbnailTally.attach(illustrated, operators);
    }

    private static IllustratedVideo illustrated(
            WorldwideVideo video, ThumbnailOutcome outcome, String folder) {
        String image = outcome.image() == null ? null : folder + "/" + outcome.image();
        return new IllustratedVideo(video, image, outcome.status().text(), outcome.detail());
    }
}
