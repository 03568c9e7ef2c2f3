package dev.marquee.trending.worldwide;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.Emit;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.trending.worldwide.rule.DaysTogether;
import dev.marquee.trending.worldwide.rule.VideoHistory;
import dev.marquee.trending.worldwide.rule.WorldwideRule;
import dev.marquee.trending.worldwide.sightings.Sightings;
import dev.marquee.trending.worldwide.sightings.SightingsBlock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Gathers the listings of each video, and emits the video when it has trended long enough. The key
 * is a key group, and its state is a map of its videos: for each four bytes per listing, its latest
 * title and link, and whether it was emitted.
 *
 * <p>No other operator sees all rows of a video, so this one also counts listings and repeated
 * rows.
 */
final class WorldwideFunction extends AnswerFunction<Integer, SightingsBlock, WorldwideVideo> {
    static final String NAME = WorldwideVideosQuestion.NAME;

    private static final long serialVersionUID = 1L;

    private final WorldwideRule rule;

    private transient MapState<String, VideoHistory> videos;

    /** The videos of the last block that are not emitted yet and have a new listing. */
    private transient List<String> changed;

    private transient Figures.Figure distinct;
    private transient Figures.Figure repeated;
    private transient Figures.Figure results;

    private WorldwideFunction(WorldwideRule rule, Emit emit) {
        super(emit);
        this.rule = rule;
    }

    static SingleOutputStreamOperator<WorldwideVideo> attach(
            DataStream<SightingsBlock> sightings,
            WorldwideRule rule,
            Emit emit,
            Operators operators) {
        return operators.name(
                NAME,
                sightings
                        .keyBy(SightingsBlock::key, Types.INT)
                        .process(new WorldwideFunction(rule, emit)));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        changed = new ArrayList<>();
        distinct = all.sum(WorldwideVideos.LISTINGS);
        repeated = all.sum(WorldwideVideos.REPEATED_ROWS);
        results = all.sum(CommonFigures.RESULTS + NAME);
        videos =
                state.getMapState(
                        new MapStateDescriptor<>(
                                "videos", Types.STRING, TypeInformation.of(VideoHistory.class)));
    }

    @Override
    protected boolean update(SightingsBlock block, Context context) throws Exception {
        changed.clear();
        for (Sightings some : block) {
            add(some);
        }
        return true;
    }

    private void add(Sightings some) throws Exception {
        VideoHistory history = videos.get(some.video());
        if (history == null) {
            history = new VideoHistory();
        }
        int added = history.add(some.listings(), some.latest());
        distinct.add(added);
        repeated.add(some.rows() - added);
        videos.put(some.video(), history);
        if (added > 0 && some.latest() != null && !history.emitted) {
            changed.add(some.video());
        }
    }

    @Override
    protected void emitChange(Context context, Collector<WorldwideVideo> out) throws Exception {
        for (String video : changed) {
            VideoHistory history = videos.get(video);
            if (emitIfWorldwide(video, history, out)) {
                history.emitted = true;
                videos.put(video, history);
            }
        }
    }

    @Override
    protected void emit(Collector<WorldwideVideo> out) throws Exception {
        for (Map.Entry<String, VideoHistory> video : videos.entries()) {
            emitIfWorldwide(video.getKey(), video.getValue(), out);
        }
    }

    private boolean emitIfWorldwide(
            String video, VideoHistory history, Collector<WorldwideVideo> out) {
        DaysTogether days = rule.daysTogether(history.listings);
        if (!rule.isWorldwide(days)) {
            return false;
        }
        results.add(1);
        out.collect(
                new WorldwideVideo(
                        video,
                        history.latest.title(),
                        days.days(),
                        LocalDate.ofEpochDay(days.firstDay()).toString(),
                        LocalDate.ofEpochDay(days.lastDay()).toString(),
                        history.latest.thumbnail()));
        return true;
    }
}
