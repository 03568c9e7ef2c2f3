package dev.marquee.cli;

import java.time.Duration;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as Flink's configuration spells them: {@code 10 s}, {@code 500ms}. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        try {
            if (value.strip().matches("\\d+")) {
                // Milliseconds to Flink, seconds to most who leave the unit out.
                throw new TypeConversionException("'" + value + "' has no unit, as 10s or 500ms");
            }
            Duration duration = TimeUtils.parseDuration(value);
            if (!duration.isZero() && !duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // The message below says what is expected.
        }
        throw new TypeConversionException("'" + value + "' is no duration, as 10s or 500ms");
    }
}
