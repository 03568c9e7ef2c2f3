package dev.marquee.trending.categories;

import dev.marquee.job.AnswerFunction;
import dev.marquee.job.CommonFigures;
import dev.marquee.job.Emit;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Ranks the categories of each country. State: the figures of each category of a country. */
final class CategoriesFunction extends AnswerFunction<String, CategorySum, RankedCategory> {
    static final String NAME = CategoriesQuestion.NAME;

    private static final long serialVersionUID = 1L;

    private transient MapState<String, CategorySum> categories;
    private transient Figures.Figure results;

    private CategoriesFunction(Emit emit) {
        super(emit);
    }

    static SingleOutputStreamOperator<RankedCategory> attach(
            DataStream<CategorySum> sums, Emit emit, Operators operators) {
        return operators.name(
                NAME,
                sums.keyBy(CategorySum::country, Types.STRING)
                        .process(new CategoriesFunction(emit)));
    }

    @Override
    protected void initialize(KeyedStateStore state, Figures all) {
        results = all.sum(CommonFigures.RESULTS + NAME);
        categories =
                state.getMapState(
                        new MapStateDescriptor<>(
                                "categories", Types.STRING, TypeInformation.of(CategorySum.class)));
    }

    @Override
    protected boolean update(CategorySum some, Context context) throws Exception {
        CategorySum known = categories.get(some.category());
        categories.put(some.category(), known == null ? some : known.plus(some));
        return true;
    }

    @Override
    protected void emit(Collector<RankedCategory> out) throws Exception {
        List<CategorySum> sorted = new ArrayList<>();
        categories.values().forEach(sorted::add);
        sorted.sort(CategorySum::compare);
        int rank = 0;
        for (CategorySum category : sorted) {
            results.add(1);
            out.collect(category.ranked(++rank));
        }
    }
}
