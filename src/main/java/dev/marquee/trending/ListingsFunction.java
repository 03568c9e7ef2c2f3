package dev.marquee.trending;

import dev.marquee.csv.Read;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.job.RowsFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Separates batches of listings from rejected records. */
final class ListingsFunction extends RowsFunction<ListingBatch, ListingBatch> {
    static final String NAME = "listings";

    private static final long serialVersionUID = 1L;

    private transient Figures.Figure restoredIds;
    private transient Figures.Figure firstDay;
    private transient Figures.Figure lastDay;

    private ListingsFunction() {}

    static SingleOutputStreamOperator<ListingBatch> attach(
            DataStream<Read<ListingBatch>> reads, Operators operators) {
        return operators.name(
                NAME,
                reads.process(new ListingsFunction())
                        .returns(TypeInformation.of(ListingBatch.class)));
    }

    @Override
    protected void prepare(Figures all) {
        restoredIds = all.sum(TrendingFigures.RESTORED_IDS);
        firstDay = all.least(TrendingFigures.FIRST_DAY);
        lastDay = all.greatest(TrendingFigures.LAST_DAY);
    }

    @Override
    protected void count(ListingBatch batch) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        int restored = 0;
        for (int row = 0; row < batch.rows(); row++) {
            first = Math.min(first, batch.day(row));
            last = Math.max(last, batch.day(row));
            restored += batch.isRestored(row) ? 1 : 0;
        }
        firstDay.add(first);
        lastDay.add(last);
        if (restored > 0) {
            restoredIds.add(restored);
        }
    }

    @Override
    protected void emit(ListingBatch batch, Collector<ListingBatch> out) {
        out.collect(batch);
    }
}
