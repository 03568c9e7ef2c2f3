package dev.marquee.trending.worldwide;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.CountingFunction;
import dev.marquee.job.Emit;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.trending.TrendingFigures;
import java.time.LocalDate;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Gathers the listings of each video, and emits it when it has trended long enough. State a video:
 * four bytes a listing, its latest title and link, and whether it was emitted.
 *
 * <p>It is the one operator that sees every row of a video, so it also tells listings from repeated
 * rows.
 */
final class WorldwideFunction extends CountingFunction<String, Sightings, WorldwideVideo> {
    static final String NAME = "worldwide-videos";

    private static final long serialVersionUID = 1L;

    private final WorldwideRule rule;
    private final Emit emit;

    private transient ValueState<Listings> listingsOfVideo;
    private transient ValueState<Appearance> latest;
    private transient ValueState<Boolean> emitted;
    private transient Figures.Figure distinct;
    private transient Figures.Figure repeated;
    private transient Figures.Figure results;

    private WorldwideFunction(WorldwideRule rule, Emit emit) {
        this.rule = rule;
        this.emit = emit;
    }

    static SingleOutputStreamOperator<WorldwideVideo> attach(
            DataStream<Sightings> sightings, WorldwideRule rule, Emit emit, Operators operators) {
        return operators.name(
                NAME,
                sightings
                        .keyBy(Sightings::video, Types.STRING)
                        .process(new WorldwideFunction(rule, emit)));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        distinct = all.sum(TrendingFigures.LISTINGS);
        repeated = all.sum(TrendingFigures.REPEATED_ROWS);
        results = all.sum(CommonFigures.RESULTS + NAME);
        listingsOfVideo =
                state.getState(
                        new ValueStateDescriptor<>("listings", TypeInformation.of(Listings.class)));
        latest =
                state.getState(
                        new ValueStateDescriptor<>("latest", TypeInformation.of(Appearance.class)));
        emitted = state.getState(new ValueStateDescriptor<>("emitted", Types.BOOLEAN));
    }

    @Override
    public void processElement(Sightings some, Context context, Collector<WorldwideVideo> out)
            throws Exception {
        Listings listings = listingsOfVideo.value();
        if (listings == null) {
            listings = new Listings();
            if (emit == Emit.AT_END) {
                context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
            }
        }
        int added = listings.addAll(some.listings());
        distinct.add(added);
        repeated.add(some.rows() - added);
        if (added > 0) {
            listingsOfVideo.update(listings);
        }
        if (some.latest() != null) {
            Appearance known = latest.value();
            if (known == null || some.latest().isBefore(known)) {
                latest.update(some.latest());
            }
            if (added > 0 && emit == Emit.ON_CHANGE && emitted.value() == null) {
                emitIfWorldwide(context.getCurrentKey(), listings, out);
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<WorldwideVideo> out)
            throws Exception {
        emitIfWorldwide(context.getCurrentKey(), listingsOfVideo.value(), out);
    }

    private void emitIfWorldwide(String video, Listings listings, Collector<WorldwideVideo> out)
            throws Exception {
        DaysTogether days = rule.daysTogether(listings);
        if (!rule.isWorldwide(days)) {
            return;
        }
        emitted.update(true);
        results.add(1);
        Appearance appearance = latest.value();
        out.collect(
                new WorldwideVideo(
                        video,
                        appearance.title(),
                        days.days(),
                        LocalDate.ofEpochDay(days.firstDay()).toString(),
                        LocalDate.ofEpochDay(days.lastDay()).toString(),
                        appearance.thumbnail()));
    }
}
