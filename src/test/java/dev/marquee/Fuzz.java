package dev.marquee;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Repeats a test with random input. The seed decides all input: a round that fails names the seed
 * and its number, and {@code bin/fuzz --seed S --round N} repeats that round alone.
 *
 * <p>{@code bin/test} runs a few rounds. {@code bin/fuzz} sets the system properties {@code
 * marquee.fuzz.seconds}, {@code marquee.fuzz.seed} and {@code marquee.fuzz.round}.
 */
public final class Fuzz {
    private static final long SEED = Long.getLong("marquee.fuzz.seed", 20_261_128L);
    private static final long SECONDS = Long.getLong("marquee.fuzz.seconds", 0L);
    private static final int ONLY = Integer.getInteger("marquee.fuzz.round", -1);

    private Fuzz() {}

    /** Whether this is a run of {@code bin/fuzz}, which may measure time. */
    public static boolean takesTime() {
        return SECONDS > 0;
    }

    /** One round: makes input from the random numbers and checks what becomes of it. */
    public interface Round {
        void run(Random random) throws Exception;
    }

    /**
     * Runs some rounds, or as many as the time allows.
     *
     * @param few how many, where no time is given
     */
    public static void rounds(int few, Round round) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        int number = Math.max(0, ONLY);
        do {
            try {
                round.run(new Random(31 * SEED + number));
            } catch (Exception | AssertionError | OutOfMemoryError | StackOverflowError e) {
                throw new AssertionError("seed %d, round %d".formatted(SEED, number), e);
            }
            number++;
        } while (ONLY < 0 && (SECONDS > 0 ? System.nanoTime() < deadline : number < few));
        if (SECONDS > 0) {
            System.out.printf("%d rounds of seed %d%n", number - Math.max(0, ONLY), SEED);
        }
    }
}
