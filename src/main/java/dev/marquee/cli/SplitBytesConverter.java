package dev.marquee.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --split-bytes}: a size that is worth a reader of its own, or 0. */
final class SplitBytesConverter implements ITypeConverter<Integer> {
    private static final int LEAST = 64 * 1024;

    @Override
    public Integer convert(String value) {
        try {
            long bytes = BytesConverter.parse(value);
            if (bytes == 0 || (bytes >= LEAST && bytes <= BytesConverter.MOST)) {
                return (int) bytes;
            }
        } catch (IllegalArgumentException e) {
            // The message below says what is expected.
        }
        throw new TypeConversionException(
                "'" + value + "' is neither 0 nor a size from 64 KiB to 1 GiB such as 32MiB");
    }
}
