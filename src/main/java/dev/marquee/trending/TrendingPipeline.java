package dev.marquee.trending;

import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Operators.Description;
import dev.marquee.job.Outputs;
import dev.marquee.job.RejectLimit;
import dev.marquee.job.RowsFunction;
import dev.marquee.trending.funny.CategoryJoin;
import dev.marquee.trending.funny.FunnyVideo;
import dev.marquee.trending.funny.FunnyVideos;
import dev.marquee.trending.topday.TopDay;
import dev.marquee.trending.worldwide.IllustratedVideo;
import dev.marquee.trending.worldwide.WorldwideRule;
import dev.marquee.trending.worldwide.WorldwideVideo;
import dev.marquee.trending.worldwide.WorldwideVideos;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

import java.util.List;

/**
 * The graph of the three questions, whatever its rows come from and its results go to.
 *
 * <pre>
 *  reads ─► listings ─┬─► likes-filter ─┬─► tag-filter ─► category-join ─► funny-videos
 *                     │                 └─► day-views ─► top-day
 *                     ├─► sightings ─► worldwide-videos ─► thumbnails
 *                     └─► rejected
 * </pre>
 *
 * <p>Everything up to the filters is one chain, in which rows are passed on in batches. A row
 * becomes an object behind the filter, and only what the filters leave, and the sightings, travel
 * between subtasks.
 */
public final class TrendingPipeline {
    /** The names of the results, which are those of their folders. */
    public static final String FUNNY_VIDEOS = "funny-videos";

    public static final String WORLDWIDE_VIDEOS = "worldwide-videos";
    public static final String TOP_DAY = "top-day";
    public static final String DAYS = "days";
    public static final String REJECTED = "rejected";

    /** All of them, in the order in which they are shown. */
    public static final List<String> RESULTS =
            List.of(FUNNY_VIDEOS, WORLDWIDE_VIDEOS, TOP_DAY, DAYS, REJECTED);

    private static final String LIKES_FILTER = "likes-filter";

    /** The operators of this graph, in the order of the data. */
    public static final List<Description> OPERATORS =
            List.of(
                    Description.of(ListingsFunction.NAME, "parts listings from rejected records"),
                    RejectLimit.OPERATOR,
                    Description.of(LIKES_FILTER, "keeps the rows with enough likes"),
                    Description.of(FunnyVideos.TAG_FILTER, "keeps those of them with the tag"),
                    Description.of(CategoryJoin.NAME, "gives them the titles of their categories"),
                    Description.of(FunnyVideos.FIRST_OF_EACH, "keeps each funny video once"),
                    Description.of(TopDay.LIKED_LISTINGS, "gathers what the top day needs of rows"),
                    Description.of(TopDay.DAY_VIEWS, "sums up the views of each day"),
                    Description.alone(TopDay.TOP_DAY, "keeps the best day"),
                    Description.of(
                            WorldwideVideos.SIGHTINGS,
                            "gathers what worldwide videos need of rows"),
                    Description.of(
                            WorldwideVideos.WORLDWIDE_VIDEOS, "gathers the listings of each video"),
                    Description.of(WorldwideVideos.THUMBNAILS, "downloads thumbnails"),
                    Description.of(WorldwideVideos.THUMBNAIL_TALLY, "counts how they ended"));

    private TrendingPipeline() {}

    /**
     * What comes in.
     *
     * @param reads what was read of the videos' files
     * @param categories the titles of the categories; all rows wait for the first element
     */
    public record Inputs(DataStream<Read<ListingBatch>> reads, DataStream<Categories> categories) {}

    /** Builds the graph. */
    public static void build(
            Inputs inputs, Outputs outputs, TrendingSettings settings, Operators operators) {
        SingleOutputStreamOperator<ListingBatch> listings =
                ListingsFunction.attach(inputs.reads(), operators);
        DataStream<RejectedRecord> rejected = RowsFunction.rejected(listings);
        if (settings.maxRejects() != null) {
            settings.maxRejects().attach(RowsFunction.counts(listings), settings.emit());
        }

        long likesOver = settings.likesOver();
        DataStream<Listing> liked =
                operators.name(
                        LIKES_FILTER,
                        listings.flatMap(
                                (ListingBatch rows, Collector<Listing> out) ->
                                        rows.forEachOverLikes(likesOver, out::collect),
                                TypeInformation.of(Listing.class)));

        DataStream<FunnyVideo> funnyVideos =
                FunnyVideos.of(
                        liked,
                        inputs.categories(),
                        settings.tag(),
                        settings.tagMatch(),
                        settings.emit(),
                        operators);

        TopDay topDay = TopDay.of(liked, settings.viewsPer(), settings.emit(), operators);

        WorldwideRule rule =
                new WorldwideRule(settings.countries(), settings.together(), settings.minDays());
        DataStream<WorldwideVideo> worldwide =
                WorldwideVideos.of(listings, rule, settings.emit(), operators);
        DataStream<IllustratedVideo> illustrated =
                WorldwideVideos.illustrate(worldwide, settings.thumbnails(), operators);

        outputs.write(FUNNY_VIDEOS, funnyVideos);
        outputs.write(WORLDWIDE_VIDEOS, illustrated);
        outputs.write(TOP_DAY, topDay.topDay());
        if (settings.emit() == Emit.AT_END) {
            outputs.write(DAYS, topDay.days());
        }
        outputs.write(REJECTED, rejected);
    }
}
