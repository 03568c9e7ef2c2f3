package dev.marquee.trending;

import dev.marquee.csv.Read;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.job.RowsFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Parts what was read into listings and rejected records. */
final class ListingsFunction extends RowsFunction<Listing> {
    static final String NAME = "listings";

    private static final long serialVersionUID = 1L;

    private transient Figures.Figure restoredIds;
    private transient Figures.Figure firstDay;
    private transient Figures.Figure lastDay;

    private ListingsFunction() {}

    static SingleOutputStreamOperator<Listing> attach(
            DataStream<Read<Listing>> reads, Operators operators) {
        return operators.name(
                NAME,
                reads.process(new ListingsFunction()).returns(TypeInformation.of(Listing.class)));
    }

    @Override
    protected void prepare(Figures all) {
        restoredIds = all.sum(TrendingFigures.RESTORED_IDS);
        firstDay = all.least(TrendingFigures.FIRST_DAY);
        lastDay = all.greatest(TrendingFigures.LAST_DAY);
    }

    @Override
    protected void count(Listing row) {
        firstDay.add(row.day());
        lastDay.add(row.day());
        if (row.restored()) {
            restoredIds.add(1);
        }
    }
}
