package dev.marquee;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Repeats a test with random input. The seed determines all input. The error of a failed round
 * contains the seed and the number of the round; {@code bin/fuzz --seed S --round N} repeats that
 * round alone.
 *
 * <p>{@code bin/test} runs a defaultRounds rounds. {@code bin/fuzz} sets the system properties
 * {@code marquee.fuzz.seconds}, {@code marquee.fuzz.seed} and {@code marquee.fuzz.round}.
 */
public final class Fuzz {
    private static final long SEED = Long.getLong("marquee.fuzz.seed", 20_261_128L);
    private static final long SECONDS = Long.getLong("marquee.fuzz.seconds", 0L);
    private static final int ONLY = Integer.getInteger("marquee.fuzz.round", -1);

    private Fuzz() {}

    /** Returns whether {@code bin/fuzz} started the tests. Only then may a test measure time. */
    public static boolean takesTime() {
        return SECONDS > 0;
    }

    /** One round: generates input from the random numbers and checks how it is processed. */
    public interface Round {
        void run(Random random) throws Exception;
    }

    /**
     * Runs rounds until the configured time is over, or a fixed number of rounds if no time is
     * configured.
     *
     * @param defaultRounds number of rounds if no time is configured
     */
    public static void rounds(int defaultRounds, Round round) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        int number = Math.max(0, ONLY);
        do {
            try {
                round.run(new Random(31 * SEED + number));
            } catch (Exception | AssertionError | OutOfMemoryError | StackOverflowError e) {
                throw new AssertionError("seed %d, round %d".formatted(SEED, number), e);
            }
            number++;
        } while (ONLY < 0 && (SECONDS > 0 ? System.nanoTime() < deadline : number < defaultRounds));
        if (SECONDS > 0) {
            System.out.printf("%d rounds of seed %d%n", number - Math.max(0, ONLY), SEED);
        }
    }

    /** Returns one of these texts. */
    public static String oneOf(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
