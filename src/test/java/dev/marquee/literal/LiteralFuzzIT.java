package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.Fuzz;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Any text is read as a list of names or refused, in time that is linear in its length. */
class LiteralFuzzIT {
    private static final int LITERALS = 1000;
    private static final int LONG_FIELD = 1 << 19;
    private static final int LONGEST_MESSAGE = 1000;

    /** Some fifty times what a slow machine needs; quadratic time would be a million times it. */
    private static final long MOST_NANOS_PER_CHARACTER = 2000;

    @Test
    void anyTextIsReadOrRefusedInLinearTime() {
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
                    long start = cpuNanos();
                    String field = longField(literals, random);
                    read(reader, field);
                    assertThat((cpuNanos() - start) / field.length())
                            .as("nanoseconds per character of %.80s", field)
                            .isLessThan(MOST_NANOS_PER_CHARACTER);
                });
    }

    private static void read(NameListReader reader, String field) {
        try {
            List<String> names = reader.names(field, "name");
            // An escape is never shorter than what it stands for, but a half pair becomes U+FFFD.
            assertThat(names.stream().mapToLong(String::length).sum())
                    .isLessThanOrEqualTo(field.length());
        } catch (LiteralException refused) {
            assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    /** A beginning, one piece very often, and an end. */
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
