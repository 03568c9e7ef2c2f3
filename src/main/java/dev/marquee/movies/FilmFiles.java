package dev.marquee.movies;

import dev.marquee.csv.CsvSettings;
import dev.marquee.files.FilesToRead;
import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Rows of files. */
record FilmFiles(MoviesInput files, CsvSettings csv) implements FilmInput {
    @Override
    public JobInput input() {
        return new FilesToRead(files.all(), files.leftAlone(), files.warnings(), false);
    }

    @Override
    public MoviesPipeline.Inputs streams(StreamExecutionEnvironment env, Operators operators) {
        return files.streams(env, csv, operators);
    }
}
