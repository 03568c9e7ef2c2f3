package dev.marquee.csv;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes as transfers, editors and spreadsheets damage files. */
final class Mutations {
    private static final byte[][] INSERTIONS = {
        {'"'},
        {'"'},
        {'"', '"'},
        {'"', '"', '"'},
        {','},
        {'\n'},
        {'\r'},
        {'\r', '\n'},
        {',', '"'},
        {'"', ','},
        {'\n', '"'},
        {0},
        {(byte) 0xE2, (byte) 0x82},
        {(byte) 0xFF},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}
    };

    private Mutations() {}

    /** Returns the bytes after up to four random mutations. */
    static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutated = bytes;
        for (int i = random.nextInt(5); i > 0; i--) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0, 1 -> replaced(bytes, at, at, INSERTIONS[random.nextInt(INSERTIONS.length)]);
            case 2 -> replaced(bytes, at, end, new byte[0]);
            case 3 -> replaced(bytes, at, end, new byte[] {(byte) random.nextInt(256)});
            case 4 -> Arrays.copyOf(bytes, at);
            default -> replaced(bytes, end, end, Arrays.copyOfRange(bytes, at, end));
        };
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
