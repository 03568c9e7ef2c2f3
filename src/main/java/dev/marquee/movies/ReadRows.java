package dev.marquee.movies;

import dev.marquee.country.CountryNames;
import dev.marquee.csv.Read;
import dev.marquee.csv.RowBatch;
import dev.marquee.csv.RowList;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.job.RowsFunction;
import java.io.Serializable;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/** Separates the rows of one kind of file from rejected records. */
final class ReadRows<B extends RowBatch, T> extends RowsFunction<B, T> {
    private static final long serialVersionUID = 1L;

    private final FileKind file;
    private final Counting<B> counting;
    private final Emission<B, T> emission;
    private transient Figures figures;
    private transient Figures.Figure rows;

    /** Emits a batch, as a whole or row by row. */
    private interface Emission<B, T> extends BiConsumer<B, Collector<T>>, Serializable {}

    /** Counts figures that only one kind of file has. */
    private interface Counting<B> extends BiConsumer<B, Figures>, Serializable {}

    private ReadRows(FileKind file, Counting<B> counting, Emission<B, T> emission) {
        this.file = file;
        this.counting = counting;
        this.emission = emission;
    }

    /** Returns the films, one per element. */
    static SingleOutputStreamOperator<Film> films(
            DataStream<Read<RowList<Film>>> reads, Operators operators) {
        return attach(
                reads,
                new ReadRows<>(FileKind.FILMS, ReadRows::countFilms, ReadRows::emitEach),
                TypeInformation.of(Film.class),
                operators);
    }

    /** Returns the rows, one per element. */
    static <T> SingleOutputStreamOperator<T> rows(
            FileKind file,
            DataStream<Read<RowList<T>>> reads,
            TypeInformation<T> rowType,
            Operators operators) {
        return attach(
                reads,
                new ReadRows<>(file, (batch, figures) -> {}, ReadRows::emitEach),
                rowType,
                operators);
    }

    /** Returns the rows in the batches in which they were read. */
    static <B extends RowBatch> SingleOutputStreamOperator<B> batches(
            FileKind file,
            DataStream<Read<B>> reads,
            TypeInformation<B> batchType,
            Operators operators) {
        return attach(
                reads,
                new ReadRows<>(file, (batch, figures) -> {}, (batch, out) -> out.collect(batch)),
                batchType,
                operators);
    }

    private static <B extends RowBatch, T> SingleOutputStreamOperator<T> attach(
            DataStream<Read<B>> reads,
            ReadRows<B, T> rows,
            TypeInformation<T> type,
            Operators operators) {
        return operators.name(rows.file.rows(), reads.process(rows).returns(type));
    }

    private static <T> void emitEach(RowList<T> batch, Collector<T> out) {
        batch.list().forEach(out::collect);
    }

    private static void countFilms(RowList<Film> batch, Figures figures) {
        int budgetsIgnored = 0;
        int unknownCountries = 0;
        for (Film film : batch.list()) {
            budgetsIgnored += film.budget() == null ? 1 : 0;
            for (String country : film.countries()) {
                unknownCountries += CountryNames.isCode(country) ? 0 : 1;
            }
        }
        figures.sum(MoviesFigures.BUDGETS_IGNORED).add(budgetsIgnored);
        figures.sum(MoviesFigures.UNKNOWN_COUNTRIES).add(unknownCountries);
    }

    @Override
    protected void prepare(Figures all) {
        figures = all;
        rows = all.sum(MoviesFigures.ROWS + file.rows());
    }

    @Override
    protected void count(B batch) {
        rows.add(batch.rows());
        counting.accept(batch, figures);
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
