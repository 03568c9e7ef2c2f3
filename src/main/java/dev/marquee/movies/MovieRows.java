package dev.marquee.movies;

import dev.marquee.csv.Read;
import dev.marquee.csv.RowBlock;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.job.RowsFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Parts what was read of one kind of file into rows and rejected records. */
final class MovieRows<T> extends RowsFunction<T> {
    private static final long serialVersionUID = 1L;

    private final MovieFile file;
    private transient Figures.Figure rows;

    private MovieRows(MovieFile file) {
        this.file = file;
    }

    static <T> SingleOutputStreamOperator<T> attach(
            MovieFile file,
            DataStream<Read<T>> reads,
            TypeInformation<T> rowType,
            Operators operators) {
        return operators.name(file.rows(), reads.process(new MovieRows<T>(file)).returns(rowType));
    }

    @Override
    protected void prepare(Figures all) {
        rows = all.sum(MoviesFigures.ROWS + file.rows());
    }

    @Override
    protected void count(T row) {
        rows.add(row instanceof RowBlock block ? block.rows() : 1);
    }

    @Override
    protected String countedAs(String reason) {
        return file.rejection() == null ? reason : file.rejection();
    }
}
