package dev.marquee.trending.worldwide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.Emit;
import dev.marquee.job.OperatorRun;
import dev.marquee.job.Operators;
import dev.marquee.trending.Country;
import dev.marquee.trending.Listing;
import dev.marquee.trending.worldwide.rule.Together;
import dev.marquee.trending.worldwide.rule.WorldwideRule;
import dev.marquee.trending.worldwide.sightings.SightingsBlock;
import dev.marquee.trending.worldwide.sightings.SightingsBlocks;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorldwideFunctionTest {
    private static final int NOVEMBER = (int) LocalDate.parse("2017-11-01").toEpochDay() - 1;

    private static final WorldwideRule RULE =
            new WorldwideRule(List.of("GB", "US"), Together.SAME_DAY, 2);

    @Test
    void aVideoIsEmittedOnceAtTheEndWithItsFinalFigures() throws Exception {
        try (var run = start(Emit.AT_END, 1)) {
            run.take(sighting("a", "US", 1), sighting("a", "GB", 1), sighting("a", "US", 2));
            run.take(sighting("a", "GB", 2), sighting("a", "GB", 3), sighting("a", "US", 3));
            assertThat(run.emitted()).isEmpty();

            assertThat(run.endOfInput().emitted())
                    .containsExactly(
                            new WorldwideVideo(
                                    "a", "a GB 3", 3, "2017-11-01", "2017-11-03", "link GB 3"));
            assertThat(run.figures()).isEqualTo(figures(6, 0, 1));
        }
    }

    @Test
    void aVideoThatIsNotWorldwideIsNotEmitted() throws Exception {
        try (var run = start(Emit.AT_END, 1)) {
            run.take(sighting("a", "US", 1), sighting("a", "GB", 1), sighting("a", "US", 2));

            assertThat(run.endOfInput().emitted()).isEmpty();
            assertThat(run.figures()).isEqualTo(figures(3, 0, 0));
        }
    }

    @Test
    void repeatedListingsAreCountedAndChangeNothing() throws Exception {
        SightingsBlock first = sighting("a", "US", 1);
        try (var run = start(Emit.AT_END, 1)) {
            run.take(first, first, sighting("a", "GB", 1), first);

            assertThat(run.endOfInput().emitted()).isEmpty();
            assertThat(run.figures()).isEqualTo(figures(2, 2, 0));
        }
    }

    @Test
    void everyRowOfABlockIsCounted() throws Exception {
        SightingsBlock threeListings =
                block(
                        listing("a", "US", 1, "before", "link"),
                        listing("a", "GB", 2, "title", "link"),
                        listing("a", "GB", 2, "title", "link"),
                        listing("a", "GB", 2, "title", "link"),
                        listing("a", "US", 2, "abroad", "link"));
        try (var run = start(Emit.AT_END, 1)) {
            run.take(sighting("a", "US", 2), sighting("a", "GB", 1));
            run.take(threeListings);

            assertThat(run.endOfInput().emitted())
                    .containsExactly(
                            new WorldwideVideo(
                                    "a", "title", 2, "2017-11-01", "2017-11-02", "link"));
            assertThat(run.figures()).isEqualTo(figures(4, 3, 1));
        }
    }

    @Test
    void theSmallestTitleOfRepeatedRowsCounts() throws Exception {
        try (var run = start(Emit.AT_END, 1)) {
            run.take(sighting("a", "GB", 1), sighting("a", "US", 1), sighting("a", "US", 2));
            run.take(titled("m"), titled("b"), titled("z"));

            assertThat(run.endOfInput().emitted())
                    .extracting(WorldwideVideo::title)
                    .containsExactly("b");
        }
    }

    @Test
    void listingsOfOtherCountriesAreOnlyCounted() throws Exception {
        try (var run = start(Emit.AT_END, 1)) {
            run.take(sighting("a", "US", 1), sighting("a", "GB", 1));
            run.take(sighting("a", "US", 2), sighting("a", "GB", 2));
            run.take(sighting("a", "FR", 3), sighting("b", "FR", 1));

            assertThat(run.endOfInput().emitted())
                    .containsExactly(
                            new WorldwideVideo(
                                    "a", "a GB 2", 2, "2017-11-01", "2017-11-02", "link GB 2"));
            assertThat(run.figures()).isEqualTo(figures(6, 0, 1));
        }
    }

    @Test
    void onChangeAVideoIsEmittedOnceWhenItBecomesWorldwide() throws Exception {
        try (var run = start(Emit.ON_CHANGE, 1)) {
            run.take(sighting("a", "US", 1), sighting("a", "GB", 1), sighting("a", "US", 2));
            assertThat(run.emitted()).isEmpty();

            run.take(sighting("a", "GB", 2));
            assertThat(run.emitted())
                    .containsExactly(
                            new WorldwideVideo(
                                    "a", "a GB 2", 2, "2017-11-01", "2017-11-02", "link GB 2"));

            run.take(sighting("a", "GB", 2), sighting("a", "GB", 3), sighting("a", "US", 3));
            assertThat(run.endOfInput().emitted()).isEmpty();
            assertThat(run.figures()).isEqualTo(figures(6, 1, 1));
            assertThat(run.timers()).isZero();
        }
    }

    @Test
    void onChangeAVideoIsNotEmittedAgainAfterARestart() throws Exception {
        try (var first = start(Emit.ON_CHANGE, 1)) {
            first.take(sighting("a", "US", 1), sighting("a", "GB", 1));
            first.take(sighting("a", "US", 2), sighting("a", "GB", 2));
            assertThat(first.emitted()).hasSize(1);

            try (var second = first.restarted()) {
                second.take(sighting("a", "US", 3), sighting("a", "GB", 3));

                assertThat(second.emitted()).isEmpty();
                assertThat(second.figures()).isEqualTo(figures(6, 0, 1));
            }
        }
    }

    @Test
    void theStateSurvivesARestart() throws Exception {
        try (var first = start(Emit.AT_END, 1)) {
            first.take(sighting("a", "US", 1), sighting("a", "GB", 1), sighting("a", "US", 2));

            try (var second = first.restarted()) {
                assertThat(second.figures()).as("before the first row").isEqualTo(figures(3, 0, 0));
                second.take(sighting("a", "US", 1), sighting("a", "GB", 2));

                assertThat(second.endOfInput().emitted())
                        .containsExactly(
                                new WorldwideVideo(
                                        "a", "a GB 2", 2, "2017-11-01", "2017-11-02", "link GB 2"));
                assertThat(second.figures()).isEqualTo(figures(4, 1, 1));
            }
        }
    }

    @Test
    void aVideoWithoutRowsAfterARestartIsEmittedAtTheEnd() throws Exception {
        try (var first = start(Emit.AT_END, 1)) {
            first.take(sighting("a", "US", 1), sighting("a", "GB", 1));
            first.take(sighting("a", "US", 2), sighting("a", "GB", 2));

            try (var second = first.restarted()) {
                assertThat(second.endOfInput().emitted()).hasSize(1);
            }
        }
    }

    @Test
    void theStateSurvivesARescaling() throws Exception {
        try (var two = start(Emit.AT_END, 2)) {
            for (int video = 0; video < 20; video++) {
                two.take(sighting("v" + video, "US", 1), sighting("v" + video, "GB", 1));
            }
            try (var one = two.restarted(1)) {
                assertThat(one.figures()).isEqualTo(figures(40, 0, 0));
                for (int video = 0; video < 20; video++) {
                    one.take(sighting("v" + video, "US", 2), sighting("v" + video, "US", 1));
                }
                try (var three = one.restarted(3)) {
                    assertThat(three.figures()).isEqualTo(figures(60, 20, 0));
                    for (int video = 0; video < 20; video += 2) {
                        three.take(sighting("v" + video, "GB", 2));
                    }

                    assertThat(three.endOfInput().emitted())
                            .hasSize(10)
                            .allMatch(video -> video.days() == 2);
                    assertThat(three.figures()).isEqualTo(figures(70, 20, 10));
                }
            }
        }
    }

    private static OperatorRun<SightingsBlock, WorldwideVideo> start(Emit emit, int parallelism)
            throws Exception {
        return OperatorRun.of(
                SightingsBlocks.TYPE,
                parallelism,
                sightings ->
                        WorldwideFunction.attach(sightings, RULE, emit, new Operators(Map.of())));
    }

    private static Map<String, Object> figures(long listings, long repeated, long results) {
        return Map.of(
                "listings",
                listings,
                "repeated_rows",
                repeated,
                "results.worldwide-videos",
                results);
    }

    /** A listing on a day of November. */
    private static SightingsBlock sighting(String video, String country, int day) {
        return block(
                listing(
                        video,
                        country,
                        day,
                        "%s %s %d".formatted(video, country, day),
                        "link %s %d".formatted(country, day)));
    }

    private static SightingsBlock titled(String title) {
        return block(listing("a", "GB", 2, title, "link"));
    }

    private static Listing listing(
            String video, String country, int day, String title, String link) {
        short number = Country.number(country);
        return new Listing(number, video, NOVEMBER + day, title, "1", "", 1, 1, link, false);
    }

    private static SightingsBlock block(Listing... rowsOfAGroup) {
        return SightingsBlocks.of(RULE, rowsOfAGroup);
    }
}
