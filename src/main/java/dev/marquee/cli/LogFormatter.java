package dev.marquee.cli;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.apache.flink.util.ExceptionUtils;

/**
 * Writes a log record of the standalone jar as one line, and the trace of its exception as further
 * lines: {@code 13:05:59,123 INFO Dispatcher - message}, with the local time of this machine and
 * the levels' names of SLF4J. As everything that is printed, a line shows no credentials, and no
 * character that a terminal would act on. Thread-safe.
 *
 * <p>The JDK makes it, as {@code logging.properties} says.
 */
public final class LogFormatter extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss,SSS", Locale.ROOT);

    private final ZoneId zone = ZoneId.systemDefault();

    @Override
    public String format(LogRecord logged) {
        StringBuilder lines = new StringBuilder();
        append(
                "%s %-5s %s - %s"
                        .formatted(
                                TIME.format(LocalTime.ofInstant(logged.getInstant(), zone)),
                                level(logged.getLevel()),
                                simpleName(logged.getLoggerName()),
                                formatMessage(logged)),
                lines);
        if (logged.getThrown() != null) {
            ExceptionUtils.stringifyException(logged.getThrown())
                    .lines()
                    .forEach(line -> append(line, lines));
        }
        return lines.toString();
    }

    private static void append(String line, StringBuilder lines) {
        lines.append(CommandLines.shown(line)).append(System.lineSeparator());
    }

    /** SLF4J's name of a level. */
    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARN";
        }
        if (value >= Level.INFO.intValue()) {
            return "INFO";
        }
        return value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
    }

    private static String simpleName(String logger) {
        return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
    }
}
