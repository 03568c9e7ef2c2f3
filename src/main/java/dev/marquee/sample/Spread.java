package dev.marquee.sample;

/**
 * How values are spread, as measured in real files: at some permilles the value, and straight lines
 * between them. All in whole numbers, so that no rounding differs between machines.
 */
final class Spread {

    private static final int MILLION = 1_000_000;

    private final long[] permilles;
    private final long[] values;

    private Spread(long[] permilles, long[] values) {
        this.permilles = permilles;
        this.values = values;
    }

    /**
     * Pairs of a permille and the value there, ascending; the first permille is 0 and the last
     * 1000.
     */
    static Spread of(long... pairs) {
        long[] permilles = new long[pairs.length / 2];
        long[] values = new long[pairs.length / 2];
        for (int i = 0; i < permilles.length; i++) {
            permilles[i] = pairs[2 * i];
            values[i] = pairs[2 * i + 1];
        }
        return new Spread(permilles, values);
    }

    long draw(Dice dice) {
        long place = dice.below(MILLION);
        int upper = 1;
        while (permilles[upper] * 1000 <= place) {
            upper++;
        }
        long from = permilles[upper - 1] * 1000;
        long width = permilles[upper] * 1000 - from;
        return values[upper - 1] + (values[upper] - values[upper - 1]) * (place - from) / width;
    }
}
