package dev.marquee.movies;

import dev.marquee.csv.CsvSettings;
import dev.marquee.files.InputFiles;
import dev.marquee.job.Operators;
import dev.marquee.job.RunFigures;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Rows of files. */
record FilmFiles(MoviesInput files, CsvSettings csv) implements FilmInput {
    @Override
    public List<String> plan() {
        return InputFiles.described(files.all(), files.leftAlone());
    }

    @Override
    public List<String> warnings() {
        return files.warnings();
    }

    @Override
    public long bytes() {
        return files.bytes();
    }

    @Override
    public Map<String, Object> summary(RunFigures run) {
        return run.summary(files.all().size(), files.leftAlone(), files.bytes());
    }

    @Override
    public MoviesPipeline.Inputs streams(StreamExecutionEnvironment env, Operators operators) {
        return files.streams(env, csv, operators);
    }
}
