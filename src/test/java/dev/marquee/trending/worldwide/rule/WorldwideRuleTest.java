package dev.marquee.trending.worldwide.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.trending.Country;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class WorldwideRuleTest {
    private static final List<String> ASKED = List.of("DK", "GB", "US");

    /**
     * Each case shows the days of a video, one character for each day from day 0: {@code *} all
     * three countries, {@code 2} two of them, {@code 1} one, {@code x} another country, {@code .}
     * none. The results are the days that count, as days:first-last.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            textBlock =
                    """
                    every day,                   '***',          3:0-2,   3:0-2,  3:0-2
                    one day,                     '..*',          1:2-2,   1:2-2,  1:2-2
                    a gap of a day,              '*.*',          2:0-2,   1:0-0,  2:0-2
                    a day that is not complete,  '*2*',          2:0-2,   1:0-0,  3:0-2
                    the second run is longer,    '*.**.*',       4:0-5,   2:2-3,  4:0-5
                    the last run is longer,      '*.**.***',     6:0-7,   3:5-7,  6:0-7
                    runs of one length,          '.**.**.**',    6:1-8,   2:1-2,  6:1-8
                    incomplete days at the ends, '2*1',          1:1-1,   1:1-1,  3:0-2
                    never together,              '22.1',         none,    none,   none
                    all on different days,       'ab.c',         none,    none,   3:0-3
                    another country,             'x*x*x',        2:1-3,   1:1-1,  2:1-3
                    only another country,        'xxx',          none,    none,   none
                    """)
    void theDaysOfAVideoAreCounted(
            String name, String days, String sameDay, String consecutive, String anyDay) {
        assertThat(shown(ASKED, Together.SAME_DAY, calendar(days))).isEqualTo(sameDay);
        assertThat(shown(ASKED, Together.CONSECUTIVE, calendar(days))).isEqualTo(consecutive);
        assertThat(shown(ASKED, Together.ANY_DAY, calendar(days))).isEqualTo(anyDay);
    }

    @Test
    void hundredsOfCountriesAreSupported() {
        List<String> all =
                IntStream.range(0, Country.LIMIT).mapToObj(n -> Country.code((short) n)).toList();
        Map<Integer, Set<String>> listings = new TreeMap<>();
        listings.put(10, new TreeSet<>(all));
        listings.put(11, new TreeSet<>(all.subList(0, Country.LIMIT - 1)));
        listings.put(12, new TreeSet<>(all));

        assertThat(shown(all, Together.SAME_DAY, listings)).isEqualTo("2:10-12");
        assertThat(shown(all, Together.CONSECUTIVE, listings)).isEqualTo("1:10-10");
        assertThat(shown(all, Together.ANY_DAY, listings)).isEqualTo("3:10-12");
        assertThat(shown(all.subList(0, 65), Together.SAME_DAY, listings)).isEqualTo("3:10-12");
    }

    @Test
    void aCountryNamedTwiceCountsOnce() {
        assertThat(shown(List.of("US", "US"), Together.SAME_DAY, Map.of(1, Set.of("US"))))
                .isEqualTo("1:1-1");
    }

    @ParameterizedTest
    @EnumSource
    void withoutCountriesNothingIsWorldwide(Together together) {
        WorldwideRule rule = new WorldwideRule(List.of(), together, 1);

        assertThat(rule.isWorldwide(rule.daysTogether(listings(Map.of(1, Set.of("US"))))))
                .isFalse();
    }

    @Test
    void theMinimumNumberOfDaysIsEnough() {
        WorldwideRule rule = new WorldwideRule(ASKED, Together.SAME_DAY, 3);

        assertThat(rule.isWorldwide(new DaysTogether(2, 0, 9))).isFalse();
        assertThat(rule.isWorldwide(new DaysTogether(3, 0, 9))).isTrue();
        assertThat(rule.isWorldwide(new DaysTogether(4, 0, 9))).isTrue();
        assertThat(rule.isWorldwide(DaysTogether.NONE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theRuleAgreesWithASimpleImplementation(Together together) {
        Random random = new Random(together.name().length());
        Set<String> outcomes = new HashSet<>();
        for (int round = 0; round < 2000; round++) {
            List<String> countries = new ArrayList<>();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                countries.add(Country.code((short) random.nextInt(6)));
            }
            double density = random.nextDouble();
            Map<Integer, Set<String>> listings = new TreeMap<>();
            for (int day = -8; day < 8; day++) {
                for (short country = 0; country < 7; country++) {
                    if (random.nextDouble() < density) {
                        listings.computeIfAbsent(day, d -> new TreeSet<>())
                                .add(Country.code(country));
                    }
                }
            }

            String expected = simpleResult(Set.copyOf(countries), together, listings);
            assertThat(shown(countries, together, listings))
                    .as("%s of %s", countries, listings)
                    .isEqualTo(expected);
            outcomes.add(expected);
        }
        assertThat(outcomes).as("different results").hasSizeGreaterThan(20);
    }

    /** A direct implementation of the definition of the rule. */
    private static String simpleResult(
            Set<String> asked, Together together, Map<Integer, Set<String>> listings) {
        List<Integer> complete =
                listings.keySet().stream()
                        .filter(day -> listings.get(day).containsAll(asked))
                        .toList();
        return switch (together) {
            case SAME_DAY -> shown(complete);
            case CONSECUTIVE ->
                    complete.stream()
                            .map(
                                    first ->
                                            IntStream.iterate(
                                                            first,
                                                            complete::contains,
                                                            day -> day + 1)
                                                    .boxed()
                                                    .toList())
                            .reduce((best, run) -> run.size() > best.size() ? run : best)
                            .map(WorldwideRuleTest::shown)
                            .orElse("none");
            case ANY_DAY -> {
                Set<String> seen =
                        listings.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
                yield seen.containsAll(asked)
                        ? shown(
                                listings.keySet().stream()
                                        .filter(
                                                day ->
                                                        !Collections.disjoint(
                                                                listings.get(day), asked))
                                        .toList())
                        : "none";
            }
        };
    }

    private static String shown(List<Integer> days) {
        return days.isEmpty()
                ? "none"
                : days.size() + ":" + days.get(0) + "-" + days.get(days.size() - 1);
    }

    private static String shown(
            List<String> asked, Together together, Map<Integer, Set<String>> listings) {
        DaysTogether days = new WorldwideRule(asked, together, 1).daysTogether(listings(listings));
        return days.days() == 0
                ? "none"
                : days.days() + ":" + days.firstDay() + "-" + days.lastDay();
    }

    private static Listings listings(Map<Integer, Set<String>> calendar) {
        Listings listings = new Listings();
        calendar.forEach(
                (day, countries) ->
                        countries.forEach(code -> listings.add(day, Country.number(code))));
        return listings;
    }

    private static Map<Integer, Set<String>> calendar(String days) {
        Map<Integer, Set<String>> calendar = new TreeMap<>();
        for (int day = 0; day < days.length(); day++) {
            calendar.put(
                    day,
                    switch (days.charAt(day)) {
                        case '*' -> Set.of("DK", "GB", "US");
                        case '2' -> Set.of("DK", "US");
                        case '1', 'a' -> Set.of("DK");
                        case 'b' -> Set.of("GB");
                        case 'c' -> Set.of("US");
                        case 'x' -> Set.of("FR");
                        default -> Set.of();
                    });
        }
        return calendar;
    }
}
