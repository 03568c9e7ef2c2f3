package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.Fuzz;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Any text is read as a list of names or rejected, in linear time. */
class LiteralFuzzIT {
    private static final int LITERALS = 1000;
    private static final int LONG_FIELD = 1 << 19;
    private static final int MAX_MESSAGE_LENGTH = 1000;

    /**
     * About fifty times the time that a slow machine needs. Quadratic time would exceed it many
     * times. Only {@code bin/fuzz} measures it.
     */
    private static final long MAX_NANOS_PER_CHARACTER = 2000;

    @Test
    void anyTextIsReadOrRejectedInLinearTime() {
        NameListReader reader = new NameListReader();
        Fuzz.rounds(
                10,
                random -> {
                    RandomLiterals literals = new RandomLiterals(random.nextLong());
                    for (int i = 0; i < LITERALS; i++) {
                        String literal = literals.next();
                        read(reader, literal);
                        read(reader, literals.mutated(literal));
                        read(reader, literals.soup());
                    }
                    String field = longField(literals, random);
                    long start = cpuNanos();
                    read(reader, field);
                    long nanos = cpuNanos() - start;
                    if (Fuzz.takesTime()) {
                        assertThat(nanos / field.length())
                                .as("nanoseconds per character of %.80s", field)
                                .isLessThan(MAX_NANOS_PER_CHARACTER);
                    }
                });
    }

    private static void read(NameListReader reader, String field) {
        try {
            List<String> names = reader.names(field, "name");
            // An escape is never shorter than its character, and half of a surrogate pair becomes
            // U+FFFD.
            assertThat(names.stream().mapToLong(String::length).sum())
                    .isLessThanOrEqualTo(field.length());
        } catch (LiteralException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(MAX_MESSAGE_LENGTH);
        }
    }

    /** Returns a beginning, many repetitions of one piece, and an end. */
    private static String longField(RandomLiterals literals, Random random) {
        String piece = random.nextBoolean() ? literals.soup() : literals.mutated(literals.next());
        String begin = random.nextBoolean() ? "[" : literals.soup();
        String end = random.nextBoolean() ? "]" : literals.soup();
        return begin + piece.repeat(LONG_FIELD / Math.max(1, piece.length())) + end;
    }

    private static long cpuNanos() {
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return nanos >= 0 ? nanos : TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }
}
