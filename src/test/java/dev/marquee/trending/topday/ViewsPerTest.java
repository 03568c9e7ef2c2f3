package dev.marquee.trending.topday;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ViewsPerTest {
    private static final DayViews EARLY = new DayViews("2017-11-14", 50, 40, 1, 2);
    private static final DayViews LATE = new DayViews("2017-12-01", 60, 30, 1, 2);

    @Test
    void theTopDayDependsOnTheKindOfViews() {
        assertThat(ViewsPer.LISTING.beats(LATE, EARLY)).isTrue();
        assertThat(ViewsPer.LISTING.beats(EARLY, LATE)).isFalse();
        assertThat(ViewsPer.VIDEO.beats(LATE, EARLY)).isFalse();
        assertThat(ViewsPer.VIDEO.beats(EARLY, LATE)).isTrue();
    }

    @Test
    void theEarliestOfEqualDaysWins() {
        DayViews early = new DayViews("2017-11-14", 5_000_000_000L, 5_000_000_000L, 9, 9);
        DayViews late = new DayViews("2018-01-02", 5_000_000_000L, 5_000_000_000L, 1, 1);

        for (ViewsPer viewsPer : ViewsPer.values()) {
            assertThat(viewsPer.beats(early, late)).isTrue();
            assertThat(viewsPer.beats(late, early)).isFalse();
            assertThat(viewsPer.beats(early, early)).isFalse();
        }
    }

    @Test
    void sumsAreComparedWithAll64Bits() {
        DayViews less = new DayViews("2017-11-14", 1, 1, 1, 1);
        DayViews more = new DayViews("2017-11-15", (1L << 32) + 1, (1L << 32) + 1, 1, 1);

        for (ViewsPer viewsPer : ViewsPer.values()) {
            assertThat(viewsPer.beats(more, less)).isTrue();
            assertThat(viewsPer.beats(less, more)).isFalse();
        }
    }
}
