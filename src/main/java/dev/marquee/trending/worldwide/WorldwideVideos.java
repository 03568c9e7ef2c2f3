package dev.marquee.trending.worldwide;

import dev.marquee.job.Emit;
import dev.marquee.job.LocalGathering;
import dev.marquee.job.Operators;
import dev.marquee.thumbnails.ThumbnailOutcome;
import dev.marquee.thumbnails.ThumbnailRequest;
import dev.marquee.thumbnails.ThumbnailSettings;
import dev.marquee.thumbnails.Thumbnails;
import dev.marquee.trending.ListingBatch;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The second question's part of the graph. */
public final class WorldwideVideos {
    /** The name of the operator that gathers what the question needs of rows. */
    public static final String SIGHTINGS = "sightings";

    /** The name of the operator that gathers the listings of each video. */
    public static final String WORLDWIDE_VIDEOS = WorldwideFunction.NAME;

    /** The name of the operator that downloads thumbnails. */
    public static final String THUMBNAILS = "thumbnails";

    /** The name of the operator that counts how their downloads ended. */
    public static final String THUMBNAIL_TALLY = ThumbnailTally.NAME;

    // What a subtask holds of them, some 10 MB at most: enough that of several countries' files the
    // videos that they share come to one.
    private static final int MOST_VIDEOS = 1 << 15;
    private static final int MOST_LISTINGS = 1 << 19;

    private WorldwideVideos() {}

    /**
     * The videos that trended long enough: with {@link Emit#AT_END} at the end, with their final
     * figures; with {@link Emit#ON_CHANGE} once, when they have.
     *
     * @param rows every row, also of countries that are not asked for: the operator counts the
     *     listings and the repeated rows of all
     */
    public static DataStream<WorldwideVideo> of(
            DataStream<ListingBatch> rows, WorldwideRule rule, Emit emit, Operators operators) {
        // On change the moment counts, so nothing waits for other rows.
        int most = emit == Emit.ON_CHANGE ? 1 : MOST_LISTINGS;
        DataStream<SightingsBlock> sightings =
                LocalGathering.attach(
                        SIGHTINGS,
                        rows,
                        () -> new SightingsByVideo(rule, MOST_VIDEOS, most),
                        SightingsBlockType.INSTANCE,
                        operators);
        return WorldwideFunction.attach(sightings, rule, emit, operators);
    }

    /**
     * Downloads the videos' thumbnails, each once, and says how that ended. The folder of the
     * images is a neighbour of the results', so that {@code thumbnail} is a path from there.
     */
    public static DataStream<IllustratedVideo> illustrate(
            DataStream<WorldwideVideo> videos, ThumbnailSettings settings, Operators operators) {
        String folder = new Path(settings.folder()).getName();
        DataStream<IllustratedVideo> illustrated =
                operators.nameSingle(
                        THUMBNAILS,
                        Thumbnails.attach(
                                videos,
                                settings,
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
