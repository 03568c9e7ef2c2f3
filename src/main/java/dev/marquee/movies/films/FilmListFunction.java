package dev.marquee.movies.films;

import dev.marquee.job.CommonFigures;
import dev.marquee.job.Figures;
import dev.marquee.job.Operators;
import dev.marquee.movies.Film;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lists the films that a question asks for. */
final class FilmListFunction extends ProcessFunction<Film, FilmLine>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final FilmChoice choice;

    private transient Figures figures;
    private transient Figures.Figure results;

    private FilmListFunction(String name, FilmChoice choice) {
        this.name = name;
        this.choice = choice;
    }

    /**
     * Attaches the operator that keeps the films of a question.
     *
     * @param name the name of the result, and of the operator
     * @param films all films, each once
     */
    static DataStream<FilmLine> of(
            String name, DataStream<Film> films, FilmChoice choice, Operators operators) {
        return operators.name(
                name,
                films.process(new FilmListFunction(name, choice))
                        .returns(TypeInformation.of(FilmLine.class)));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        figures = new Figures(context, getRuntimeContext());
        results = figures.sum(CommonFigures.RESULTS + name);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        figures.snapshot();
    }

    @Override
    public void processElement(Film film, Context context, Collector<FilmLine> out) {
        if (choice.has(film)) {
            results.add(1);
            out.collect(FilmLine.of(film));
        }
    }
}
