package dev.marquee.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.Fuzz;
import dev.marquee.ResultFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole jobs over files of every layout, clean, with wrong records, and damaged in transfer: each
 * record is used or rejected, and no bytes make a job fail.
 */
class CsvFuzzIT {
    private static final int FILES = 4;
    private static final int HOSTILE_BYTES = 1 << 20;
    private static final int MOST_RECORD_BYTES = 1 << 20;

    /** A run with a file of 1 MiB takes a second or two; quadratic time would be hours. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    @TempDir Path temp;

    @Test
    void eachRecordOfCleanAndWrongRowsIsUsedOrRejectedAsItDeserves() {
        Fuzz.rounds(
                1,
                random -> {
                    Path input = Files.createTempDirectory(temp, "in");
                    int good = 0;
                    int wrong = 0;
                    for (int i = 0; i < FILES; i++) {
                        FuzzedFile file = new FuzzedFile(random, i);
                        file.addRows(random.nextInt(600), true);
                        write(input, file.name(), file.bytes(), random);
                        good += file.good();
                        wrong += file.wrong();
                    }
                    JsonNode summary = run(input, random);
                    assertThat(summary.get("rows_used").asInt()).as("used").isEqualTo(good);
                    assertThat(summary.get("rows_rejected").asInt()).as("wrong").isEqualTo(wrong);
                });
    }

    @Test
    void eachRecordOfDamagedFilesIsUsedOrRejected() {
        Fuzz.rounds(
                1,
                random -> {
                    Path input = Files.createTempDirectory(temp, "in");
                    int records = 0;
                    for (int i = 0; i < FILES; i++) {
                        FuzzedFile file = new FuzzedFile(random, i);
                        // The beginning stays: a file of which nothing is a row may be left out.
                        file.addRows(5, false);
                        int intact = file.bytes().length;
                        file.addRows(random.nextInt(600), true);
                        byte[] damaged = damaged(file.bytes(), intact, random);
                        write(input, file.name(), damaged, random);
                        // Without the header.
                        records += ReferenceReader.read(damaged, MOST_RECORD_BYTES).size() - 1;
                    }
                    JsonNode summary = run(input, random);
                    assertThat(summary.get("rows_read").asInt()).isEqualTo(records);
                    assertThat(summary.get("rows_used").asInt())
                            .isEqualTo(records - summary.get("rows_rejected").asInt());
                });
    }

    @Test
    void pieceThatIsRepeatedVeryOftenIsReadInTime() {
        Fuzz.rounds(
                1,
                random -> {
                    Path input = Files.createTempDirectory(temp, "in");
                    FuzzedFile file = new FuzzedFile(random, 0);
                    file.addRows(5, false);
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    bytes.writeBytes(file.bytes());
                    byte[] piece = FuzzedFile.piece(random).getBytes(UTF_8);
                    while (bytes.size() < HOSTILE_BYTES) {
                        bytes.writeBytes(piece);
                    }
                    write(input, file.name(), bytes.toByteArray(), random);
                    long start = System.nanoTime();
                    run(input, random);
                    assertThat(Duration.ofNanos(System.nanoTime() - start))
                            .as("%s of pieces %s", file.name(), new String(piece, UTF_8))
                            .isLessThan(PATIENCE);
                });
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
        if (random.nextInt(4) > 0) {
            Files.write(folder.resolve(name), bytes);
            return;
        }
        try (GZIPOutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
            out.write(bytes);
        }
    }

    private JsonNode run(Path input, Random random) throws Exception {
        Path output = Files.createTempDirectory(temp, "out");
        CommandRun run =
                CommandRun.of(
                        "trending",
                        "--input=" + input,
                        "--output=" + output,
                        "--overwrite",
                        "--min-days=1",
                        "--thumbnails=skip",
                        "--parallelism=2",
                        "--mode=" + (random.nextBoolean() ? "batch" : "streaming"),
                        "--split-bytes=" + (random.nextBoolean() ? "64KiB" : "0"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ResultFiles(output.resolve("trending")).summary();
    }
}
