package dev.marquee.trending;

import dev.marquee.csv.Read;
import dev.marquee.csv.RejectedRecord;
import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Operators.Description;
import dev.marquee.job.Outputs;
import dev.marquee.job.RejectLimit;
import dev.marquee.job.RowsFunction;
import dev.marquee.trending.categories.CategoriesQuestion;
import dev.marquee.trending.funny.FunnyVideosQuestion;
import dev.marquee.trending.topday.TopDayQuestion;
import dev.marquee.trending.worldwide.WorldwideVideosQuestion;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The graph of the questions about trending videos, independent of where rows come from and where
 * results go. It is a list of {@link #QUESTIONS}, of which a run asks some; the graph has no
 * operator that none of them needs.
 *
 * <pre>
 *  reads ─► listings ─┬─► tag-filter ─► category-join ─► funny-videos
 *                     ├─► liked-listings ─► day-views ─► top-day, days
 *                     ├─► sightings ─► worldwide-videos ─► thumbnails
 *                     ├─► category-listings ─► category-videos ─► category-sums ─► categories
 *                     └─► rejected
 * </pre>
 *
 * <p>The source and the first operator of each question are one chain, and its elements are batches
 * of rows. Only what these operators filter or gather is shipped between subtasks.
 *
 * <p>The caller chooses where rows come from and where results go:
 *
 * <pre>{@code
 * JobSettings job = new JobSettings(RuntimeExecutionMode.BATCH, true, 2, Map.of(), null);
 * JobEnvironment.prepare(env, job);
 * SharedSettings shared = new SharedSettings(5_000_000, job, folder.toString());
 * AskedTrendingQuestion categories = new CategoriesQuestion().options().ask(shared);
 * TrendingPipeline.build(
 *         new TrendingPipeline.Inputs(reads, () -> titles, List.of()),
 *         new FileOutputs(folder, job.emit(), job.operators()),
 *         new TrendingSettings(List.of(categories), job.emit(), null),
 *         job.operators());
 * env.execute();
 * }</pre>
 */
public final class TrendingPipeline {
    /** All questions, in the order in which they are shown. */
    public static final List<TrendingQuestion> QUESTIONS =
            List.of(
                    new FunnyVideosQuestion(),
                    new WorldwideVideosQuestion(),
                    new TopDayQuestion(),
                    new CategoriesQuestion());

    /** The result that has the rejected records, whatever is asked. */
    public static final String REJECTED = "rejected";

    /** The results of all questions, in the order in which they are shown. */
    public static final List<String> RESULTS =
            Stream.concat(
                            QUESTIONS.stream().flatMap(some -> some.results(Emit.AT_END).stream()),
                            Stream.of(REJECTED))
                    .toList();

    /** The operators of all questions, in the order of the data. */
    public static final List<Description> OPERATORS =
            Stream.of(
                            Stream.of(
                                    Description.of(
                                            ListingsFunction.NAME,
                                            "separates rows from rejected records"),
                                    RejectLimit.OPERATOR),
                            QUESTIONS.stream().flatMap(some -> some.operators().stream()))
                    .flatMap(some -> some)
                    .toList();

    private TrendingPipeline() {}

    /**
     * The input.
     *
     * @param reads the records of the videos' files
     * @param categories adds the titles of the categories to the graph, if a question asks for them
     * @param countries the codes of all countries; empty if no question needs them
     */
    public record Inputs(
            DataStream<Read<ListingBatch>> reads,
            Supplier<DataStream<CategoryTitles>> categories,
            List<String> countries) {}

    /** Builds the graph of some questions. */
    public static void build(
            Inputs inputs, Outputs outputs, TrendingSettings settings, Operators operators) {
        SingleOutputStreamOperator<ListingBatch> listings =
                ListingsFunction.attach(inputs.reads(), operators);
        DataStream<RejectedRecord> rejected = RowsFunction.rejected(listings);
        if (settings.maxRejects() != null) {
            settings.maxRejects().attach(RowsFunction.counts(listings), settings.emit());
        }
        TrendingStreams streams =
                new TrendingStreams(listings, inputs.categories(), inputs.countries());
        for (AskedTrendingQuestion question : settings.questions()) {
            question.attach(streams, outputs, settings.emit(), operators);
        }
        outputs.write(REJECTED, rejected);
    }
}
