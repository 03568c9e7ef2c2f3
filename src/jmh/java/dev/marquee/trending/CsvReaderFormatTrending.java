package dev.marquee.trending;

import dev.marquee.cli.Converters;
import dev.marquee.cli.UserException;
import dev.marquee.csv.CsvSettings;
import dev.marquee.csv.Read;
import dev.marquee.files.FileOutputs;
import dev.marquee.files.InputFile;
import dev.marquee.job.EmbeddedFlink;
import dev.marquee.job.JobEnvironment;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators;
import dev.marquee.question.QuestionChoice;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs the graph of the job on the same embedded Flink, but reads the files with Flink's own CSV
 * format. Arguments: the input (clean files in the layout of 2020), and the folder for the results.
 */
public final class CsvReaderFormatTrending {
    private static final int MAX_HEADER_BYTES = 1 << 20;

    private CsvReaderFormatTrending() {}

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Path results = new Path(arguments[1]);
        JobSettings job = new JobSettings(null, true, null, Map.of(), null);
        Operators operators = job.operators();
        VideoFiles input =
                VideoFiles.inspect(
                        List.of(new Path(arguments[0])),
                        new CsvSettings(MAX_HEADER_BYTES, 0),
                        null,
                        false);
        StreamExecutionEnvironment env =
                EmbeddedFlink.environment(
                        job,
                        input.videos().stream().mapToLong(InputFile::bytes).sum(),
                        notice -> {});
        JobEnvironment.prepare(env, job);
        TrendingPipeline.build(
                new TrendingPipeline.Inputs(
                        reads(env, input.videos(), operators),
                        () ->
                                Operators.nameAlone(
                                        VideoFiles.READ_CATEGORIES,
                                        env.fromData(input.categories())),
                        input.countries()),
                new FileOutputs(results, job.emit(), operators),
                settings(job, results),
                operators);
        env.execute("trending, read by Flink's own CSV format");
        System.out.printf("seconds: %.3f%n", (System.nanoTime() - start) / 1e9);
    }

    private static DataStream<Read<ListingBatch>> reads(
            StreamExecutionEnvironment env, List<InputFile> files, Operators operators) {
        VideoLineFormat format = new VideoLineFormat();
        Path[] paths = files.stream().map(InputFile::path).toArray(Path[]::new);
        return operators.name(
                VideoFiles.READ_VIDEOS,
                env.fromSource(
                        FileSource.forBulkFileFormat(format, paths).build(),
                        WatermarkStrategy.noWatermarks(),
                        VideoFiles.READ_VIDEOS,
                        format.getProducedType()));
    }

    /**
     * Returns the settings of the command {@code trending} with the option to skip thumbnails, and
     * no others.
     */
    private static TrendingSettings settings(JobSettings job, Path results) throws UserException {
        SharedOptions shared = new SharedOptions();
        QuestionChoice<SharedSettings, AskedTrendingQuestion> questions =
                new QuestionChoice<>(TrendingPipeline.QUESTIONS);
        CommandSpec command = CommandSpec.create();
        command.addMixin("shared", CommandSpec.forAnnotatedObject(shared));
        questions.addTo(command);
        CommandLine line = new CommandLine(command);
        Converters.registerWith(line);
        line.parseArgs("--thumbnails=skip");
        return new TrendingSettings(
                questions.asked(shared.settings(job, results.toString()), job.emit()),
                job.emit(),
                null);
    }
}
