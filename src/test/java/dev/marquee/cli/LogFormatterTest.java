package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogFormatterTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00.123Z");

    @Test
    void aRecordIsOneLineWithLocalTimeLevelAndTheLastPartOfTheLoggersName() {
        String localTime =
                DateTimeFormatter.ofPattern("HH:mm:ss,SSS")
                        .format(NOON.atZone(ZoneId.systemDefault()));

        assertThat(lines(record(Level.INFO, "Job is running.")))
                .containsExactly(localTime + " INFO  Dispatcher - Job is running.");
    }

    @ParameterizedTest
    @CsvSource({
        "SEVERE, ERROR",
        "WARNING, WARN",
        "INFO, INFO",
        "CONFIG, DEBUG",
        "FINE, DEBUG",
        "FINEST, TRACE"
    })
    void levelsHaveTheNamesOfSlf4j(String level, String name) {
        assertThat(lines(record(Level.parse(level), "text")).get(0)).contains(" " + name);
    }

    @Test
    void anExceptionFollowsWithItsTraceALineEach() {
        LogRecord failed = record(Level.WARNING, "failed");
        failed.setThrown(new IllegalStateException("no", new RuntimeException("cause")));

        assertThat(lines(failed))
                .hasSizeGreaterThan(4)
                .anyMatch(line -> line.equals("java.lang.IllegalStateException: no"))
                .anyMatch(line -> line.startsWith("    at " + getClass().getName()))
                .anyMatch(line -> line.equals("Caused by: java.lang.RuntimeException: cause"));
    }

    @Test
    void neitherMessageNorTraceShowsCredentialsOrControlsTheTerminal() {
        String hostile = "amqp://user:secret@host/\u001B[2J\u202Evideos\n.csv";
        LogRecord failed = record(Level.WARNING, hostile);
        failed.setThrown(new IllegalStateException(hostile));

        assertThat(new LogFormatter().format(failed))
                .doesNotContain("secret", "\u001B", "\u202E")
                .contains("amqp://***@host/\\u001B[2J\\u202Evideos\\n.csv");
    }

    private static LogRecord record(Level level, String message) {
        LogRecord logged = new LogRecord(level, message);
        logged.setLoggerName("org.apache.flink.runtime.dispatcher.Dispatcher");
        logged.setInstant(NOON);
        return logged;
    }

    private static List<String> lines(LogRecord logged) {
        return new LogFormatter().format(logged).lines().toList();
    }
}
