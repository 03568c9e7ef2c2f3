package dev.marquee.cli;

import dev.marquee.job.RejectLimit;
import java.time.Duration;
import java.util.Locale;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * How the values of options are read, by the type of the option. Messages about a bad value say in
 * the words of users which values there are.
 */
public final class Converters {
    private Converters() {}

    /**
     * Registers a converter for numbers, booleans, durations, limits of rejected records, and every
     * enum that is the type of an option.
     *
     * @param commands a command to which all subcommands and all options were added: picocli
     *     registers converters with the subcommands that it knows
     */
    public static void registerWith(CommandLine commands) {
        ITypeConverter<Integer> ints =
                text -> (int) wholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        ITypeConverter<Long> longs = text -> wholeNumber(text, Long.MIN_VALUE, Long.MAX_VALUE);
        commands.registerConverter(int.class, ints);
        commands.registerConverter(Integer.class, ints);
        commands.registerConverter(long.class, longs);
        commands.registerConverter(Long.class, longs);
        commands.registerConverter(double.class, Converters::number);
        commands.registerConverter(boolean.class, Converters::trueOrFalse);
        commands.registerConverter(Duration.class, Converters::duration);
        commands.registerConverter(RejectLimit.class, Converters::rejectLimit);
        registerChoices(commands);
        commands.getSubcommands().values().forEach(Converters::registerChoices);
    }

    private static void registerChoices(CommandLine command) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            // The type of an element where the option has several values.
            for (Class<?> type : option.auxiliaryTypes()) {
                if (type.isEnum()) {
                    registerChoice(command, type);
                }
            }
        }
    }

    private static <T> void registerChoice(CommandLine command, Class<T> type) {
        command.registerConverter(type, new ChoiceConverter<>(type));
    }

    private static long wholeNumber(String text, long least, long most) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            if (!text.strip().matches("[+-]?\\d+")) {
                throw new TypeConversionException("'" + text + "' is not a whole number");
            }
        }
        throw new TypeConversionException(
                "'%s' is not between %d and %d".formatted(text, least, most));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }

    private static boolean trueOrFalse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new TypeConversionException("'" + text + "' is neither true nor false");
        };
    }

    /** Reads durations as Flink's configuration spells them: {@code 10 s}, {@code 500ms}. */
    private static Duration duration(String text) {
        if (text.strip().matches("\\d+")) {
            // Flink would read milliseconds, and most users mean seconds.
            throw new TypeConversionException("'" + text + "' has no unit, as in 10s or 500ms");
        }
        try {
            Duration duration = TimeUtils.parseDuration(text);
            if (!duration.isZero() && !duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // The message below says what is expected.
        }
        throw new TypeConversionException("'" + text + "' is not a duration such as 10s or 500ms");
    }

    private static RejectLimit rejectLimit(String text) {
        try {
            return RejectLimit.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
