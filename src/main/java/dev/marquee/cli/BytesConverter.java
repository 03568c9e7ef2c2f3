package dev.marquee.cli;

import java.util.Locale;
import org.apache.flink.configuration.MemorySize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads sizes as Flink's configuration spells them, in powers of 1024: {@code 65536}, {@code 1 mb},
 * {@code 1MiB}; up to 1 GiB.
 */
final class BytesConverter implements ITypeConverter<Integer> {
    static final int MOST = 1 << 30;

    @Override
    public Integer convert(String value) {
        try {
            long bytes = parse(value);
            if (bytes > 0 && bytes <= MOST) {
                return (int) bytes;
            }
        } catch (IllegalArgumentException e) {
            // The message below says what is expected.
        }
        throw new TypeConversionException(
                "'" + value + "' is not a size from 1 byte to 1 GiB such as 65536 or 1MiB");
    }

    /**
     * Any size.
     *
     * @throws IllegalArgumentException if it is none
     */
    static long parse(String value) {
        return MemorySize.parseBytes(value.toLowerCase(Locale.ROOT).replace("ib", "b"));
    }
}
