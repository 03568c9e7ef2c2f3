package dev.marquee.cli;

import dev.marquee.job.RejectLimit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --max-rejects}. */
final class RejectLimitConverter implements ITypeConverter<RejectLimit> {
    @Override
    public RejectLimit convert(String value) {
        try {
            return RejectLimit.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
