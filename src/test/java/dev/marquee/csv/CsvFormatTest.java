package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.Gzip;
import dev.marquee.ResultFiles;
import dev.marquee.SameLines;
import dev.marquee.ZipWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The source in whole jobs. Each job runs on its own Flink in this process. */
final class CsvFormatTest {
    private static final int FILES = 5;
    private static final int ROWS_OF_A_FILE = 3000;

    /** About half a file. */
    private static final int HALF = 50_000;

    private static final int MAX_RECORD_BYTES = 200;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "BATCH, 1, 0",
        "BATCH, 2, 5000",
        "BATCH, 4, 50000",
        "STREAMING, 2, 0",
        "STREAMING, 4, 5000"
    })
    void everyRowOfEveryFileIsReadOnce(RuntimeExecutionMode mode, int parallelism, int splitBytes)
            throws Exception {
        Path input = writeInput();
        Configuration configuration = configuration();
        configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);

        List<String> lines = run(configuration, new ItemTable(), new Lines(), splitBytes, input);

        SameLines.assertEqual("the output", lines, expectedLines());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, HALF})
    void everyRowIsReadOnceIfTheJobFailsInTheMiddleOfAFile(int splitBytes) throws Exception {
        FailingOnceLines.reset();
        Path input = writeInput();
        Configuration configuration = configuration();
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);

        List<String> lines =
                run(configuration, new WaitingTable(), new FailingOnceLines(), splitBytes, input);

        assertThat(FailingOnceLines.HAS_FAILED).isTrue();
        SameLines.assertEqual("the output", lines, expectedLines());
    }

    /** Converts a read to a line: the row, the rejection, or an empty line. */
    private static class Lines implements MapFunction<Read<RowList<Item>>, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String map(Read<RowList<Item>> read) {
            if (read.batch() != null) {
                Item item = read.batch().list().get(0);
                return item.id() + " " + item.title() + " " + item.amount();
            }
            return read.rejected() == null ? "" : read.reason() + " " + read.rejected().raw();
        }
    }

    /**
     * Fails at the first row after a checkpoint that contains a position in the middle of a file.
     * The reading thread waits for that checkpoint in {@link WaitingTable}, so the test does not
     * depend on time.
     */
    private static final class FailingOnceLines extends Lines
            implements CheckpointedFunction, CheckpointListener {
        private static final long serialVersionUID = 1L;

        static final AtomicBoolean HAS_FAILED = new AtomicBoolean();
        static volatile CountDownLatch checkpointInAFileIsComplete = new CountDownLatch(1);

        private long rows;
        private long checkpointInAFile = Long.MAX_VALUE;

        static void reset() {
            HAS_FAILED.set(false);
            checkpointInAFileIsComplete = new CountDownLatch(1);
        }

        @Override
        public String map(Read<RowList<Item>> read) {
            if (checkpointInAFileIsComplete.getCount() == 0
                    && HAS_FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("intended failure of the test");
            }
            rows++;
            return super.map(read);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            if (rows > 0) {
                checkpointInAFile = Math.min(checkpointInAFile, context.getCheckpointId());
            }
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            if (checkpoint >= checkpointInAFile) {
                checkpointInAFileIsComplete.countDown();
            }
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}
    }

    /**
     * Reads most of a file, or of half a file, and waits for the checkpoint before it reads the
     * rest.
     */
    private static final class WaitingTable extends ItemTable {
        private static final long serialVersionUID = 1L;

        @Override
        public BatchBuilder<RowList<Item>> bind(String file, CsvHeader header) throws CsvException {
            RowListBuilder.Decoder<Item> decoder = decoder(header);
            return new RowListBuilder<>(
                    record -> {
                        Item item = decoder.row(record);
                        if (item.amount() % (ROWS_OF_A_FILE / 2) == ROWS_OF_A_FILE / 2 - 100) {
                            awaitCheckpoint();
                        }
                        return item;
                    },
                    1);
        }

        private static void awaitCheckpoint() {
            try {
                FailingOnceLines.checkpointInAFileIsComplete.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        return configuration;
    }

    private List<String> run(
            Configuration configuration,
            CsvTable<RowList<Item>> table,
            MapFunction<Read<RowList<Item>>, String> lines,
            int splitBytes,
            Path input)
            throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(configuration);
        CsvSettings settings = new CsvSettings(MAX_RECORD_BYTES, splitBytes);
        FileSource<Read<RowList<Item>>> source =
                FileSource.forBulkFileFormat(
                                new CsvFormat<>(table, MAX_RECORD_BYTES),
                                new org.apache.flink.core.fs.Path(input.toUri()))
                        .setFileEnumerator(() -> new CsvFileEnumerator(any -> true, settings))
                        .build();
        Path output = folder.resolve("output");
        DataStream<String> stream =
                environment
                        .fromSource(source, WatermarkStrategy.noWatermarks(), "files")
                        .map(lines);
        stream.sinkTo(
                FileSink.forRowFormat(
                                new org.apache.flink.core.fs.Path(output.toUri()),
                                new SimpleStringEncoder<String>())
                        .build());
        environment.execute();
        return new ResultFiles(folder)
                .lines("output").stream().filter(line -> !line.isEmpty()).toList();
    }

    private Path writeInput() throws IOException {
        Path input = Files.createDirectory(folder.resolve("input"));
        ZipWriter zip = new ZipWriter(input.resolve("archive.zip"));
        for (int file = 0; file < FILES; file++) {
            String prefix = "file" + file + "-";
            String text =
                    IntStream.range(0, ROWS_OF_A_FILE)
                            .mapToObj(
                                    row ->
                                            isBad(row)
                                                    ? prefix + row
                                                    : "%s%d,\"a, \"\"b\"\"\",%d"
                                                            .formatted(prefix, row, row))
                            .collect(Collectors.joining("\r\n", "id,title,amount\r\n", "\r\n\r\n"));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            switch (file) {
                case 0 -> Files.write(input.resolve(prefix + "x.csv.gz"), Gzip.of(bytes));
                case 1 -> zip.add(prefix + "x.csv", bytes);
                case 2 -> zip.add("folder/" + prefix + "x.csv.gz", Gzip.of(bytes));
                default -> Files.write(input.resolve(prefix + "x.csv"), bytes);
            }
        }
        zip.close();
        return input;
    }

    private static List<String> expectedLines() {
        List<String> lines = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            for (int row = 0; row < ROWS_OF_A_FILE; row++) {
                String id = "file" + file + "-" + row;
                lines.add(isBad(row) ? "number of fields " + id : id + " a, \"b\" " + row);
            }
        }
        Collections.sort(lines);
        return lines;
    }

    private static boolean isBad(int row) {
        return row % 100 == 13;
    }
}
