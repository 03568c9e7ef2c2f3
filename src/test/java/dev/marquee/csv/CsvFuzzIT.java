package dev.marquee.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.Fuzz;
import dev.marquee.Gzip;
import dev.marquee.ResultFiles;
import dev.marquee.TestTimeout;
import dev.marquee.ZipWriter;
import dev.marquee.movies.FuzzedFilms;
import dev.marquee.trending.FuzzedVideos;
import dev.marquee.trending.TrendingPipeline;
import dev.marquee.trending.TrendingQuestion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole jobs on generated tables of every layout and format: valid, with invalid records, and
 * damaged in transfer. Each record is used or rejected, and no bytes make a job fail.
 */
class CsvFuzzIT {
    private static final int HOSTILE_BYTES = 1 << 20;
    private static final int LONG_FIELD = 400_000;
    private static final int MAX_RECORD_BYTES = 1 << 20;

    /** Shorter times are too inexact to compare. */
    private static final Duration MIN_COMPARABLE = Duration.ofMillis(100);

    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    @TempDir Path temp;

    /** A job, and the tables that it reads. */
    enum Job {
        TRENDING {
            @Override
            List<FuzzedTable> tables(Random random) {
                return FuzzedVideos.tables(random);
            }

            @Override
            List<String> options(Random random) {
                String all =
                        TrendingPipeline.QUESTIONS.stream()
                                .map(TrendingQuestion::name)
                                .collect(Collectors.joining(","));
                return List.of(
                        "--questions=" + all,
                        "--likes-over=" + (random.nextBoolean() ? "0" : "5000000"),
                        "--min-days=1",
                        "--thumbnails=skip");
            }
        },
        MOVIES {
            @Override
            List<FuzzedTable> tables(Random random) {
                return FuzzedFilms.tables(random);
            }

            @Override
            List<String> options(Random random) {
                return List.of();
            }
        };

        /** Returns one table of each layout or kind. */
        abstract List<FuzzedTable> tables(Random random);

        abstract List<String> options(Random random);

        String command() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void validRecordsAreUsedAndInvalidRecordsAreRejected(Job job) {
        rounds(
                (random, input) -> {
                    int good = 0;
                    int wrong = 0;
                    for (FuzzedFile file : files(job, random)) {
                        file.addRows(random.nextInt(600), true);
                        write(input, file.name(), file.bytes(), random);
                        good += file.good();
                        wrong += file.wrong();
                    }
                    JsonNode summary = run(job, input, random);
                    assertThat(summary.get("rows_used").asInt()).as("used").isEqualTo(good);
                    assertThat(summary.get("rows_rejected").asInt())
                            .as("rejected")
                            .isEqualTo(wrong);
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyRecordOfDamagedFilesIsUsedOrRejected(Job job) {
        rounds(
                (random, input) -> {
                    int records = 0;
                    for (FuzzedFile file : files(job, random)) {
                        int intact = file.bytes().length;
                        file.addRows(random.nextInt(600), true);
                        byte[] damaged = damaged(file.bytes(), intact, random);
                        write(input, file.name(), damaged, random);
                        records += records(damaged);
                    }
                    assertEachIsUsedOrRejected(records, run(job, input, random));
                });
    }

    @ParameterizedTest
    @EnumSource
    void longFieldsAreNotReadInQuadraticTime(Job job) {
        rounds(
                (random, input) -> {
                    int records = 0;
                    for (FuzzedFile file : files(job, random)) {
                        file.addLongFields(LONG_FIELD);
                        write(input, file.name(), file.bytes(), random);
                        records += records(file.bytes());
                    }
                    assertEachIsUsedOrRejected(records, runWithinTimeLimit(job, input, random));
                });
    }

    @ParameterizedTest
    @EnumSource
    void repeatedTextIsNotReadInQuadraticTime(Job job) {
        rounds(
                (random, input) -> {
                    for (FuzzedFile file : files(job, random)) {
                        byte[] bytes = repeated(file, HOSTILE_BYTES, FuzzedFile.piece(random));
                        write(input, file.name(), bytes, random);
                    }
                    runWithinTimeLimit(job, input, random);
                });
    }

    @Test
    void cpuTimeGrowsLinearlyWithTheNumberOfBytes() {
        assumeTrue(Fuzz.takesTime(), "only bin/fuzz measures time");
        Fuzz.rounds(
                1,
                random -> {
                    List<FuzzedFile> files = files(Job.values()[random.nextInt(2)], random);
                    FuzzedFile file = files.get(random.nextInt(files.size()));
                    String piece = FuzzedFile.piece(random);
                    long once = cpuNanosOfReading(repeated(file, HOSTILE_BYTES, piece));
                    long fourTimes = cpuNanosOfReading(repeated(file, 4 * HOSTILE_BYTES, piece));
                    // Quadratic work would take sixteen times as long.
                    assertThat(fourTimes)
                            .as(
                                    "nanoseconds for %s with repeated %s; %d for a quarter of the"
                                            + " bytes",
                                    file.name(), piece, once)
                            .isLessThan(8 * Math.max(once, MIN_COMPARABLE.toNanos()));
                });
    }

    /** A round that gets an empty folder for its input. */
    private interface InFolder {
        void run(Random random, Path input) throws Exception;
    }

    private void rounds(InFolder round) {
        Fuzz.rounds(
                1,
                random -> {
                    Path folder = Files.createTempDirectory(temp, "round");
                    round.run(random, Files.createDirectory(folder.resolve("in")));
                    // The files of all rounds would fill the disk.
                    FileUtils.deleteDirectory(folder.toFile());
                });
    }

    /** Returns files with some valid rows each, because a job leaves out a file without rows. */
    private static List<FuzzedFile> files(Job job, Random random) {
        List<FuzzedFile> files = new ArrayList<>();
        for (FuzzedTable table : job.tables(random)) {
            FuzzedFile file = new FuzzedFile(table, random);
            file.addRows(5, false);
            files.add(file);
        }
        return files;
    }

    private static int records(byte[] file) {
        // Without the header.
        return ReferenceReader.read(file, MAX_RECORD_BYTES).size() - 1;
    }

    private static void assertEachIsUsedOrRejected(int records, JsonNode summary) {
        assertThat(summary.get("rows_read").asInt()).as("read").isEqualTo(records);
        assertThat(summary.get("rows_used").asInt())
                .as("used")
                .isEqualTo(records - summary.get("rows_rejected").asInt());
    }

    private static byte[] repeated(FuzzedFile beginning, int bytes, String piece) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(beginning.bytes());
        byte[] repeated = piece.getBytes(UTF_8);
        while (file.size() < bytes) {
            file.writeBytes(repeated);
        }
        return file.toByteArray();
    }

    private static long cpuNanosOfReading(byte[] file) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        RecordReader reader =
                new RecordReader(
                        new ByteArrayInputStream(file),
                        0,
                        MAX_RECORD_BYTES,
                        1 << 18,
                        MAX_RECORD_BYTES + 1);
        reader.next();
        reader.expectColumns(reader.record().fieldCount());
        while (reader.next() != RecordReader.Found.END) {
            assertThat(reader.offset()).isPositive();
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    private static byte[] damaged(byte[] file, int intact, Random random) {
        byte[] damaged = new byte[file.length - intact];
        System.arraycopy(file, intact, damaged, 0, damaged.length);
        for (int i = random.nextInt(8); i >= 0; i--) {
            damaged = Mutations.mutated(damaged, random);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(file, 0, intact);
        whole.writeBytes(damaged);
        return whole.toByteArray();
    }

    private static void write(Path folder, String name, byte[] bytes, Random random)
            throws IOException {
        int form = random.nextInt(6);
        if (form > 1) {
            Files.write(folder.resolve(name), bytes);
            return;
        }
        if (form == 1) {
            Path archive = folder.resolve("archive of " + name + ".zip");
            try (ZipWriter zip = new ZipWriter(archive)) {
                zip.add("folder/" + name, bytes);
            }
            return;
        }
        Files.write(folder.resolve(name + ".gz"), Gzip.of(bytes));
    }

    private JsonNode runWithinTimeLimit(Job job, Path input, Random random) throws Exception {
        long start = System.nanoTime();
        JsonNode summary = run(job, input, random);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TestTimeout.DURATION);
        return summary;
    }

    private JsonNode run(Job job, Path input, Random random) throws Exception {
        Path output = input.resolveSibling("out");
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                job.command(),
                                "--input=" + input,
                                "--output=" + output,
                                "--overwrite",
                                "--parallelism=2",
                                "--mode=" + (random.nextBoolean() ? "batch" : "streaming"),
                                "--split-bytes=" + (random.nextBoolean() ? "64KiB" : "0")));
        arguments.addAll(job.options(random));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ResultFiles(output.resolve(job.command())).summary();
    }
}
