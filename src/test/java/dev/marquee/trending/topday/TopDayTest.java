package dev.marquee.trending.topday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marquee.job.Emit;
import dev.marquee.job.OperatorRun;
import dev.marquee.job.Operators;
import dev.marquee.trending.Country;
import dev.marquee.trending.Listing;
import dev.marquee.trending.ListingBatch;
import dev.marquee.trending.ListingBatches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

/** Runs each operator of the question alone. */
final class TopDayTest {
    private static final int NOVEMBER = (int) LocalDate.parse("2017-11-01").toEpochDay() - 1;
    private static final long LIKES_OVER = 50;

    @Test
    void anOverflowNamesItsDay() {
        DayViews day = new DayViews("2024-01-23", Long.MAX_VALUE - 5, 1, 1, 1);
        VideoOfDay views = new VideoOfDay(new short[] {1}, new long[] {6});

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> VideoOfDay.change(day, VideoOfDay.NOWHERE, views))
                .withMessage("the views of 2024-01-23 exceed 64 bits");
    }

    @Test
    void everyDayIsEmittedOnceAtTheEnd() throws Exception {
        try (var run = days(Emit.AT_END, 1)) {
            run.take(listing("a", "US", 1, 10), listing("a", "GB", 1, 30));
            run.take(listing("b", "US", 1, 5), listing("a", "US", 2, 7));
            assertThat(run.emitted()).isEmpty();

            assertThat(run.endOfInput().emitted())
                    .containsExactlyInAnyOrder(
                            new DayViews("2017-11-01", 45, 35, 2, 3),
                            new DayViews("2017-11-02", 7, 7, 1, 1));
            assertThat(run.figures()).isEqualTo(Map.of("results.days", 2L));
        }
    }

    @Test
    void onChangeADayIsEmittedWhenARowChangesItsFigures() throws Exception {
        try (var run = days(Emit.ON_CHANGE, 1)) {
            run.take(listing("a", "US", 1, 10));
            assertThat(run.emitted()).containsExactly(new DayViews("2017-11-01", 10, 10, 1, 1));

            run.take(listing("a", "US", 1, 10), listing("a", "US", 1, 9));
            assertThat(run.emitted()).as("repeated rows").isEmpty();

            run.take(listing("a", "US", 1, 12), listing("a", "GB", 1, 3));
            assertThat(run.emitted())
                    .containsExactly(
                            new DayViews("2017-11-01", 12, 12, 1, 1),
                            new DayViews("2017-11-01", 15, 12, 1, 2));
            assertThat(run.endOfInput().emitted()).isEmpty();
        }
    }

    @Test
    void rowsOfADayAreGatheredIntoOneElement() {
        List<LikedDay> full = new ArrayList<>();
        LikedDays days = new LikedDays(LIKES_OVER, 4);
        days.add(row("a", "US", 1, 10), full::add);
        days.add(row("a", "GB", 1, 30), full::add);
        days.add(row("a", "US", 1, 20), full::add);
        days.add(row("a", "US", 2, 1), full::add);
        assertThat(full).isEmpty();

        days.add(row("b", "US", 2, 2), full::add);
        assertThat(full)
                .extracting(LikedDay::day)
                .containsExactlyInAnyOrder(NOVEMBER + 1, NOVEMBER + 2);
        assertThat(full)
                .filteredOn(some -> some.day() == NOVEMBER + 1)
                .singleElement()
                .satisfies(
                        some -> {
                            assertThat(some.videos()).containsExactly("a");
                            assertThat(some.views()[0].countries()).hasSize(2);
                            assertThat(some.views()[0].views()).containsExactlyInAnyOrder(20, 30);
                        });
        assertThat(full)
                .filteredOn(some -> some.day() == NOVEMBER + 2)
                .singleElement()
                .satisfies(some -> assertThat(some.videos()).containsExactlyInAnyOrder("a", "b"));

        full.clear();
        days.drainTo(full::add);
        assertThat(full).isEmpty();
    }

    @Test
    void rowsWithoutEnoughLikesDoNotCount() {
        LikedDays days = new LikedDays(LIKES_OVER, 100);
        List<LikedDay> gathered = new ArrayList<>();
        days.add(
                ListingBatches.of(
                        row("a", "US", 1, 10, LIKES_OVER),
                        row("b", "US", 1, 20, LIKES_OVER + 1),
                        row("c", "US", 1, 30, 0)),
                gathered::add);
        days.drainTo(gathered::add);

        assertThat(gathered)
                .singleElement()
                .satisfies(day -> assertThat(day.videos()).containsExactly("b"));
    }

    @Test
    void onChangeGatheredRowsOfADayCauseOneChange() throws Exception {
        LikedDays days = new LikedDays(LIKES_OVER, 100);
        List<LikedDay> gathered = new ArrayList<>();
        days.add(row("a", "US", 1, 10), gathered::add);
        days.add(row("b", "US", 1, 5), gathered::add);
        days.drainTo(gathered::add);
        try (var run = days(Emit.ON_CHANGE, 1)) {
            run.take(listing("a", "US", 1, 10), gathered.get(0), gathered.get(0));

            assertThat(run.emitted())
                    .containsExactly(
                            new DayViews("2017-11-01", 10, 10, 1, 1),
                            new DayViews("2017-11-01", 15, 15, 2, 2));
        }
    }

    @Test
    void daysSurviveARescaling() throws Exception {
        try (var two = days(Emit.AT_END, 2)) {
            for (int day = 1; day <= 9; day++) {
                two.take(listing("a", "US", day, 4_000_000_000L));
            }
            try (var one = two.restarted(1)) {
                assertThat(one.figures()).isEqualTo(Map.of("results.days", 9L));
                for (int day = 1; day <= 9; day++) {
                    one.take(listing("a", "US", day, 3), listing("a", "GB", day, 4_000_000_001L));
                }
                try (var three = one.restarted(3)) {
                    three.take(listing("b", "US", 9, 1), listing("b", "US", 10, 2));

                    assertThat(three.endOfInput().emitted())
                            .hasSize(10)
                            .contains(
                                    new DayViews(
                                            "2017-11-08", 8_000_000_001L, 4_000_000_001L, 1, 2),
                                    new DayViews(
                                            "2017-11-09", 8_000_000_002L, 4_000_000_002L, 2, 3),
                                    new DayViews("2017-11-10", 2, 2, 1, 1));
                    assertThat(three.figures()).isEqualTo(Map.of("results.days", 10L));
                }
            }
        }
    }

    @Test
    void theTopDayIsEmittedOnceAtTheEnd() throws Exception {
        try (var run = topDay(ViewsPer.LISTING, Emit.AT_END)) {
            run.take(day(1, 10, 9), day(2, 30, 8), day(3, 20, 20));
            assertThat(run.emitted()).isEmpty();

            assertThat(run.endOfInput().emitted()).containsExactly(day(2, 30, 8));
            assertThat(run.figures()).isEqualTo(Map.of("results.top-day", 1L));
        }
    }

    @Test
    void withoutDaysThereIsNoTopDay() throws Exception {
        try (var run = topDay(ViewsPer.LISTING, Emit.AT_END)) {
            assertThat(run.endOfInput().emitted()).isEmpty();
            assertThat(run.figures()).isEqualTo(Map.of("results.top-day", 0L));
        }
    }

    @Test
    void theEarliestOfEqualDaysWinsInAnyOrder() throws Exception {
        try (var forwards = topDay(ViewsPer.LISTING, Emit.AT_END);
                var backwards = topDay(ViewsPer.LISTING, Emit.AT_END)) {
            forwards.take(day(1, 10, 1), day(2, 30, 1), day(3, 30, 9));
            backwards.take(day(3, 30, 9), day(2, 30, 1), day(1, 10, 1));

            assertThat(forwards.endOfInput().emitted()).containsExactly(day(2, 30, 1));
            assertThat(backwards.endOfInput().emitted()).containsExactly(day(2, 30, 1));
        }
    }

    @Test
    void onChangeTheTopDayIsEmittedWhenTheDayOrItsViewsChange() throws Exception {
        try (var run = topDay(ViewsPer.VIDEO, Emit.ON_CHANGE)) {
            run.take(day(2, 10, 10));
            assertThat(run.emitted()).as("the first day").containsExactly(day(2, 10, 10));

            run.take(day(2, 25, 10));
            assertThat(run.emitted()).as("the same views").isEmpty();

            run.take(day(2, 30, 15));
            assertThat(run.emitted())
                    .as("more views of the top day")
                    .containsExactly(day(2, 30, 15));

            run.take(day(3, 90, 14), day(3, 99, 15));
            assertThat(run.emitted())
                    .as("fewer views, then a later day with equal views")
                    .isEmpty();

            run.take(day(1, 1, 15));
            assertThat(run.emitted())
                    .as("an earlier day with equal views")
                    .containsExactly(day(1, 1, 15));

            run.take(day(3, 99, 16), day(2, 99, 16));
            assertThat(run.emitted())
                    .as("a day with more views, then an earlier day with equal views")
                    .containsExactly(day(3, 99, 16), day(2, 99, 16));
            assertThat(run.endOfInput().emitted()).isEmpty();
            assertThat(run.figures()).isEqualTo(Map.of("results.top-day", 5L));
        }
    }

    @Test
    void theTopDaySurvivesARestart() throws Exception {
        for (Emit emit : Emit.values()) {
            try (var first = topDay(ViewsPer.LISTING, emit)) {
                first.take(day(2, 30, 8));
                boolean emitted = !first.emitted().isEmpty();

                try (var second = first.restarted()) {
                    second.take(day(1, 10, 10), day(2, 30, 9));

                    assertThat(second.endOfInput().emitted().isEmpty()).isEqualTo(emitted);
                    assertThat(second.figures()).isEqualTo(Map.of("results.top-day", 1L));
                }
            }
        }
    }

    private static OperatorRun<LikedDay, DayViews> days(Emit emit, int parallelism)
            throws Exception {
        return OperatorRun.of(
                TypeInformation.of(LikedDay.class),
                parallelism,
                rows -> DayViewsFunction.attach(rows, emit, new Operators(Map.of())));
    }

    private static OperatorRun<DayViews, DayViews> topDay(ViewsPer viewsPer, Emit emit)
            throws Exception {
        return OperatorRun.of(
                TypeInformation.of(DayViews.class),
                1,
                days -> TopDayFunction.attach(days, viewsPer, emit));
    }

    private static LikedDay listing(String video, String country, int day, long views) {
        return new LikedDay(
                NOVEMBER + day,
                new String[] {video},
                new VideoOfDay[] {
                    new VideoOfDay(new short[] {Country.number(country)}, new long[] {views})
                });
    }

    private static ListingBatch row(String video, String country, int day, long views) {
        return ListingBatches.of(row(video, country, day, views, LIKES_OVER + 1));
    }

    private static Listing row(String video, String country, int day, long views, long likes) {
        short number = Country.number(country);
        return new Listing(number, video, NOVEMBER + day, "", "1", "", views, likes, "", false);
    }

    private static DayViews day(int day, long listingViews, long videoViews) {
        return new DayViews("2017-11-0" + day, listingViews, videoViews, 1, 1);
    }
}
