package dev.marquee.trending;

import dev.marquee.csv.Read;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.job.RowsFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Parts what was read into listings and rejected records. */
final class ListingsFunction extends RowsFunction<ListingBlock> {
    static final String NAME = "listings";

    private static final long serialVersionUID = 1L;

    private transient Figures.Figure restoredIds;
    private transient Figures.Figure firstDay;
    private transient Figures.Figure lastDay;

    private ListingsFunction() {}

    static SingleOutputStreamOperator<ListingBlock> attach(
            DataStream<Read<ListingBlock>> reads, Operators operators) {
        return operators.name(
                NAME,
                reads.process(new ListingsFunction())
                        .returns(TypeInformation.of(ListingBlock.class)));
    }

    @Override
    protected void prepare(Figures all) {
        restoredIds = all.sum(TrendingFigures.RESTORED_IDS);
        firstDay = all.least(TrendingFigures.FIRST_DAY);
        lastDay = all.greatest(TrendingFigures.LAST_DAY);
    }

    @Override
    protected void count(ListingBlock rows) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        int restored = 0;
        for (int i = 0; i < rows.size; i++) {
            first = Math.min(first, rows.days[i]);
            last = Math.max(last, rows.days[i]);
            restored += rows.restored[i] ? 1 : 0;
        }
        if (rows.size > 0) {
            firstDay.add(first);
            lastDay.add(last);
        }
        if (restored > 0) {
            restoredIds.add(restored);
        }
    }
}
