package dev.marquee.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the constants of an enum as options spell them: {@code same-day} for {@code SAME_DAY}.
 *
 * @param <E> the enum
 */
public abstract class ChoiceConverter<E extends Enum<E>> implements ITypeConverter<E> {
    private final Class<E> type;

    protected ChoiceConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String value) {
        List<String> names = Stream.of(type.getEnumConstants()).map(ChoiceConverter::name).toList();
        int index = names.indexOf(value.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new TypeConversionException(
                    "'%s' is none of %s%s"
                            .formatted(
                                    value,
                                    String.join(", ", names),
                                    Nearest.question(value, names)));
        }
        return type.getEnumConstants()[index];
    }

    /** A constant as options spell it. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
