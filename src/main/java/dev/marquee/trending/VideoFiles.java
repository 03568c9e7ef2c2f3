package dev.marquee.trending;

import dev.marquee.cli.JobOptions;
import dev.marquee.cli.Nearest;
import dev.marquee.cli.UserException;
import dev.marquee.csv.CsvException;
import dev.marquee.csv.CsvSettings;
import dev.marquee.files.FileUri;
import dev.marquee.files.FilesToRead;
import dev.marquee.job.JobInput;
import dev.marquee.job.Operators;

import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import javax.annotation.Nullable;

/**
 * Rows of files.
 *
 * @param watch how often to look for new files, or null
 */
record VideoFiles(TrendingInput files, CsvSettings csv, @Nullable Duration watch)
        implements VideoInput {
    /**
     * Looks at the files that the options name.
     *
     * @param named the countries that the user named
     * @throws UserException if there is nothing to read, or a file cannot be used
     */
    static VideoFiles inspect(JobOptions options, List<String> named) throws UserException {
        TrendingInput files = inspect(options);
        if (options.watch() == null) {
            requireKnown(named, files);
        }
        return new VideoFiles(files, options.csv(), options.watch());
    }

    private static TrendingInput inspect(JobOptions options) throws UserException {
        try {
            TrendingInput input = TrendingInput.inspect(options.inputs(), options.maxRecordBytes());
            if (input.videos().isEmpty() && options.watch() == null) {
                throw UserException.badOption(
                        "--input: no CSV of trending videos with rows in "
                                + shown(options.inputs())
                                + "; its name has the country, as USvideos.csv or"
                                + " US_youtube_trending_data.csv");
            }
            return input;
        } catch (CsvException e) {
            throw UserException.badData(e.getMessage(), e);
        } catch (IOException e) {
            throw UserException.badOption("--input: " + e.getMessage(), e);
        }
    }

    private static void requireKnown(List<String> named, TrendingInput input) throws UserException {
        for (String code : named) {
            if (!input.countries().contains(code)) {
                throw UserException.badOption(
                        "%s: no file of %s in the input, only of %s%s"
                                .formatted(
                                        SharedOptions.COUNTRIES,
                                        code,
                                        String.join(", ", input.countries()),
                                        Nearest.question(code, input.countries())));
            }
        }
    }

    private static String shown(List<Path> paths) {
        return paths.stream().map(FileUri::shown).collect(Collectors.joining(", "));
    }

    @Override
    public JobInput input() {
        return new FilesToRead(files.videos(), files.leftAlone(), files.warnings(), watch != null);
    }

    @Override
    public List<String> countries() {
        return List.copyOf(files.countries());
    }

    @Override
    public TrendingPipeline.Inputs streams(
            StreamExecutionEnvironment env,
            List<String> countries,
            Projection columns,
            Operators operators) {
        return files.streams(env, countries, columns, csv, watch, operators);
    }
}
