package dev.marquee.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the constants of an enum as options spell them: {@code same-day} for {@code SAME_DAY}.
 *
 * @param <T> the enum
 */
final class ChoiceConverter<T> implements ITypeConverter<T> {
    private final List<T> constants;
    private final List<String> names;

    /**
     * @param type an enum
     */
    ChoiceConverter(Class<T> type) {
        constants = List.of(type.getEnumConstants());
        names = Stream.of(type.getEnumConstants()).map(it -> name((Enum<?>) it)).toList();
    }

    @Override
    public T convert(String value) {
        int index = names.indexOf(value.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new TypeConversionException(
                    "'%s' is not one of %s%s"
                            .formatted(
                                    value,
                                    String.join(", ", names),
                                    Nearest.question(value, names)));
        }
        return constants.get(index);
    }

    /** Returns a constant as options spell it. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
