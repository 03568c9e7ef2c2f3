package dev.marquee.sample;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A size such as 627MB, 1.5GB, 64KiB or 1000 (bytes); MB are decimal, MiB binary. */
record DataSize(long bytes) {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([A-Za-z]*)");
    private static final Map<String, Long> UNITS =
            Map.of(
                    "",
                    1L,
                    "B",
                    1L,
                    "KB",
                    1000L,
                    "MB",
                    1_000_000L,
                    "GB",
                    1_000_000_000L,
                    "KIB",
                    1L << 10,
                    "MIB",
                    1L << 20,
                    "GIB",
                    1L << 30);

    /** Makes a size of what was typed. */
    static final class Converter implements ITypeConverter<DataSize> {
        @Override
        public DataSize convert(String text) {
            Matcher form = FORM.matcher(text);
            Long unit = form.matches() ? UNITS.get(form.group(2).toUpperCase(Locale.ROOT)) : null;
            if (unit == null) {
                throw new TypeConversionException(
                        "'"
                                + text
                                + "' is not a size such as 627MB; units are KB, MB, GB, KiB, MiB,"
                                + " GiB");
            }
            try {
                return new DataSize(
                        new BigDecimal(form.group(1))
                                .multiply(BigDecimal.valueOf(unit))
                                .toBigInteger()
                                .longValueExact());
            } catch (ArithmeticException e) {
                throw new TypeConversionException("'" + text + "' is too large");
            }
        }
    }
}
