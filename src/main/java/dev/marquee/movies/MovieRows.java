package dev.marquee.movies;

import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import dev.marquee.csv.RowList;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.job.RowsFunction;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

import java.io.Serializable;
import java.util.function.BiConsumer;

/** Separates the rows of one kind of file from rejected records. */
final class MovieRows<B extends RowBatch, T> extends RowsFunction<B, T> {
    private static final long serialVersionUID = 1L;

    private final MovieFile file;
    private final Emission<B, T> emission;
    private transient Figures.Figure rows;

    /** Emits a batch, as a whole or row by row. */
    private interface Emission<B, T> extends BiConsumer<B, Collector<T>>, Serializable {}

    private MovieRows(MovieFile file, Emission<B, T> emission) {
        this.file = file;
        this.emission = emission;
    }

    /** The rows, one by one. */
    static <T> SingleOutputStreamOperator<T> rows(
            MovieFile file,
            DataStream<Read<RowList<T>>> reads,
            TypeInformation<T> rowType,
            Operators operators) {
        return attach(
                file,
                reads,
                (batch, out) -> batch.list().forEach(out::collect),
                rowType,
                operators);
    }

    /** The rows in the batches in which they were read. */
    static <B extends RowBatch> SingleOutputStreamOperator<B> batches(
            MovieFile file,
            DataStream<Read<B>> reads,
            TypeInformation<B> batchType,
            Operators operators) {
        return attach(file, reads, (batch, out) -> out.collect(batch), batchType, operators);
    }

    private static <B extends RowBatch, T> SingleOutputStreamOperator<T> attach(
            MovieFile file,
            DataStream<Read<B>> reads,
            Emission<B, T> emission,
            TypeInformation<T> type,
            Operators operators) {
        return operators.name(
                file.rows(), reads.process(new MovieRows<>(file, emission)).returns(type));
    }

    @Override
    protected void prepare(Figures all) {
        rows = all.sum(MoviesFigures.ROWS + file.rows());
    }

    @Override
    protected void count(B batch) {
        rows.add(batch.rows());
    }

    @Override
    protected void emit(B batch, Collector<T> out) {
        emission.accept(batch, out);
    }

    @Override
    protected String countedAs(String reason) {
        return file.rejection() == null ? reason : file.rejection();
    }
}
