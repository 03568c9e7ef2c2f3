package dev.marquee.trending.categories;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.Operators;
import dev.marquee.trending.CategoryTitles;
import dev.marquee.trending.Country;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers the listed days of each video, and emits at the end the figures that the video adds to
 * each category. The titles of the categories are broadcast; they are complete at the end of the
 * input.
 *
 * <p>State per video: the days and the most views, by country and number of the category.
 */
final class CategoryVideosFunction
        extends KeyedBroadcastProcessFunction<String, ListedVideo, CategoryTitles, CategorySum> {
    static final String NAME = "category-videos";

    private static final long serialVersionUID = 1L;

    private static final String THE_TITLES = "";
    static final MapStateDescriptor<String, CategoryTitles> TITLES =
            new MapStateDescriptor<>(
                    "titles", Types.STRING, TypeInformation.of(CategoryTitles.class));

    private transient MapState<CategoryInCountry, ListedDays> listed;
    @Nullable private transient CategoryTitles.Lookup lookup;

    static SingleOutputStreamOperator<CategorySum> attach(
            DataStream<ListedVideo> videos,
            DataStream<CategoryTitles> titles,
            Operators operators) {
        return operators.name(
                NAME,
                videos.keyBy(ListedVideo::video, Types.STRING)
                        .connect(titles.broadcast(TITLES))
                        .process(new CategoryVideosFunction()));
    }

    @Override
    public void open(OpenContext context) {
        listed =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "listed",
                                        TypeInformation.of(CategoryInCountry.class),
                                        TypeInformation.of(ListedDays.class)));
    }

    @Override
    public void processElement(
            ListedVideo some, ReadOnlyContext context, Collector<CategorySum> out)
            throws Exception {
        ListedDays known = listed.get(some.category());
        listed.put(some.category(), known == null ? some.listed() : known.and(some.listed()));
        context.timerService().registerEventTimeTimer(AnswerFunction.END_OF_INPUT);
    }

    @Override
    public void processBroadcastElement(
            CategoryTitles titles, Context context, Collector<CategorySum> out) throws Exception {
        context.getBroadcastState(TITLES).put(THE_TITLES, titles);
        lookup = titles.lookup();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CategorySum> out)
            throws Exception {
        if (lookup == null) {
            // The titles arrived before the checkpoint from which the state was restored.
            lookup = context.getBroadcastState(TITLES).get(THE_TITLES).lookup();
        }
        Map<String, Map<String, ListedDays>> byTitle = new HashMap<>();
        for (Map.Entry<CategoryInCountry, ListedDays> entry : listed.entries()) {
            CategoryInCountry category = entry.getKey();
            String country = Country.code(category.country());
            String title = lookup.title(country, category.category(), category.ownTitle());
            byTitle.computeIfAbsent(country, some -> new HashMap<>())
                    .merge(title, entry.getValue(), ListedDays::and);
        }
        byTitle.forEach(
                (country, titles) ->
                        titles.forEach(
                                (title, days) ->
                                        out.collect(
                                                new CategorySum(
                                                        country,
                                                        title,
                                                        1,
                                                        days.days().length,
                                                        days.views()))));
    }
}
