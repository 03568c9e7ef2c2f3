package dev.marquee.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers and yes or no, and says what is wrong with others in words that users use. */
final class NumberConverters {
    private NumberConverters() {}

    /** To be called when all commands are added: picocli hands converters on to those only. */
    static void registerWith(CommandLine commands) {
        ITypeConverter<Integer> ints =
                text -> (int) wholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        ITypeConverter<Long> longs = text -> wholeNumber(text, Long.MIN_VALUE, Long.MAX_VALUE);
        commands.registerConverter(int.class, ints);
        commands.registerConverter(Integer.class, ints);
        commands.registerConverter(long.class, longs);
        commands.registerConverter(Long.class, longs);
        commands.registerConverter(double.class, NumberConverters::number);
        commands.registerConverter(boolean.class, NumberConverters::trueOrFalse);
    }

    private static long wholeNumber(String text, long least, long most) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            if (!text.strip().matches("[+-]?\\d+")) {
                throw new TypeConversionException("'" + text + "' is no whole number");
            }
        }
        throw new TypeConversionException(
                "'%s' is not between %d and %d".formatted(text, least, most));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no number");
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
}
