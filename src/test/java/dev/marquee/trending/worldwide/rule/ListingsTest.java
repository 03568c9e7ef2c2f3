package dev.marquee.trending.worldwide.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.trending.Country;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListingsTest {
    private static final int FIRST_DAY = (int) LocalDate.of(1, 1, 1).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(9999, 12, 31).toEpochDay();

    private record Pair(int day, short country) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            return Comparator.comparingInt(Pair::day)
                    .thenComparingInt(Pair::country)
                    .compare(this, other);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itBehavesLikeASortedSet(long seed) {
        Random random = new Random(seed);
        int days = 1 + random.nextInt(60);
        int countries = 1 + random.nextInt(Country.LIMIT);
        int from = random.nextInt(FIRST_DAY, LAST_DAY - days);
        Listings listings = new Listings();
        TreeSet<Pair> expected = new TreeSet<>();

        for (int i = 0; i < 3000; i++) {
            int day = from + random.nextInt(days);
            short country = (short) random.nextInt(countries);
            assertThat(listings.add(day, country)).isEqualTo(expected.add(new Pair(day, country)));
        }

        assertThat(pairs(listings)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void addAllEqualsAddingOneByOne(long seed) {
        Random random = new Random(seed);
        Listings listings = new Listings();
        Listings oneByOne = new Listings();

        for (int step = 0; step < 50; step++) {
            Listings others = new Listings();
            int from = random.nextInt(40);
            for (int i = random.nextInt(30); i > 0; i--) {
                others.add(from + random.nextInt(8), (short) random.nextInt(3));
            }
            List<Pair> unchanged = pairs(others);
            int added = 0;
            for (Pair pair : unchanged) {
                added += oneByOne.add(pair.day, pair.country) ? 1 : 0;
            }

            assertThat(listings.addAll(others)).isEqualTo(added);
            assertThat(pairs(listings)).isEqualTo(pairs(oneByOne));
            assertThat(pairs(others)).isEqualTo(unchanged);
        }
    }

    @Test
    void everyDayFromTheYear1ToTheYear9999KeepsItsOrder() {
        List<Integer> days = new ArrayList<>();
        for (int day = LAST_DAY; day > FIRST_DAY; day -= 997) {
            days.add(day);
        }
        days.addAll(List.of(FIRST_DAY, LAST_DAY, -1, 0, 1));
        Listings listings = new Listings();

        days.forEach(day -> listings.add(day, (short) 0));

        assertThat(pairs(listings))
                .extracting(Pair::day)
                .containsExactlyElementsOf(new TreeSet<>(days));
    }

    @Test
    void everyCountryOfADayIsKept() {
        for (int day : List.of(FIRST_DAY, -1, 0, LAST_DAY)) {
            Listings listings = new Listings();
            for (int country = Country.LIMIT - 1; country >= 0; country--) {
                assertThat(listings.add(day, (short) country)).isTrue();
            }

            assertThat(listings.size).isEqualTo(Country.LIMIT);
            for (int index = 0; index < Country.LIMIT; index++) {
                assertThat(listings.day(index)).isEqualTo(day);
                assertThat(listings.country(index)).isEqualTo((short) index);
                assertThat(listings.add(day, (short) index)).isFalse();
            }
        }
    }

    private static List<Pair> pairs(Listings listings) {
        List<Pair> pairs = new ArrayList<>();
        for (int index = 0; index < listings.size; index++) {
            pairs.add(new Pair(listings.day(index), listings.country(index)));
        }
        return pairs;
    }
}
