package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The benchmarks of whole jobs run on little data, and fail if two contenders give different
 * answers. Their times are not checked.
 */
class BenchIT {
    @TempDir Path temp;

    @ParameterizedTest
    @CsvSource({"trending, Marquee + DuckDB + Flink CSV", "movies, Marquee + DuckDB"})
    void allContendersRunAndGiveTheSameAnswers(String job, String contenders) throws Exception {
        Path output = temp.resolve("output.txt");
        Process bench =
                new ProcessBuilder(
                                List.of(
                                        Path.of("bin", "bench").toAbsolutePath().toString(),
                                        job,
                                        "--quick"))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();

        int exitCode = bench.waitFor();

        String printed = Files.readString(output);
        assertThat(exitCode).as(printed).isZero();
        for (String contender : contenders.split(" \\+ ", -1)) {
            assertThat(printed.lines()).anyMatch(line -> line.startsWith(contender + " "));
        }
        assertThat(printed.lines())
                .anyMatch(line -> line.matches("(top-day|ratings-extremes): [12]"));
    }
}
