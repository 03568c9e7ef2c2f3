package dev.marquee.trending.worldwide.sightings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.flink.util.MathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyedHashTest {
    private static final BigInteger PRIME = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 4711, Long.MIN_VALUE})
    void theHashIsAMixedPolynomialModuloThePrime(long seed) {
        KeyedHash hash = new KeyedHash(seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (round % 3 == 0) {
                Arrays.fill(bytes, (byte) 0xFF);
            }
            int start = random.nextInt(bytes.length + 1);
            int end = random.nextInt(start, bytes.length + 1);

            assertThat(hash.hash(bytes, start, end)).isEqualTo(polynomial(seed, bytes, start, end));
        }
    }

    private static int polynomial(long seed, byte[] bytes, int start, int end) {
        BigInteger key =
                BigInteger.valueOf(new SplittableRandom(seed).nextLong(1, PRIME.longValue()));
        BigInteger hash = BigInteger.valueOf(end - start).multiply(key);
        for (int i = start; i < end; i += 7) {
            BigInteger coefficient = BigInteger.ZERO;
            for (int k = Math.min(i + 7, end) - 1; k >= i; k--) {
                coefficient = coefficient.shiftLeft(8).add(BigInteger.valueOf(bytes[k] & 0xFF));
            }
            hash = hash.add(coefficient).multiply(key).mod(PRIME);
        }
        return MathUtils.bitMix(hash.mod(PRIME).intValue());
    }

    @Test
    void surroundingBytesDoNotChangeTheHash() {
        KeyedHash hash = new KeyedHash(5);
        byte[] alone = "dQw4w9WgXcQ".getBytes(UTF_8);
        byte[] within = "..dQw4w9WgXcQ,title".getBytes(UTF_8);
        byte[] atTheEnd = "..dQw4w9WgXcQ".getBytes(UTF_8);

        int expected = hash.hash(alone, 0, alone.length);
        assertThat(hash.hash(within, 2, 13)).isEqualTo(expected);
        assertThat(hash.hash(atTheEnd, 2, 13)).isEqualTo(expected);
    }

    @Test
    void trailingZerosChangeTheHash() {
        KeyedHash hash = new KeyedHash(5);
        Set<Integer> hashes = new HashSet<>();
        for (int length = 0; length < 100; length++) {
            hashes.add(hash.hash(new byte[length], 0, length));
        }

        assertThat(hashes).hasSize(100);
    }

    @Test
    void anotherSeedGivesAnotherHash() {
        byte[] id = "dQw4w9WgXcQ".getBytes(UTF_8);
        Set<Integer> hashes = new HashSet<>();
        for (long seed = 0; seed < 1_000; seed++) {
            hashes.add(new KeyedHash(seed).hash(id, 0, id.length));
        }

        assertThat(hashes).hasSizeGreaterThan(990);
    }
}
