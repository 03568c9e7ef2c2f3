package dev.marquee.movies.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RatedFilmTest {
    @Test
    void withEqualAveragesTheSmallestIdIsBothBestAndWorst() {
        RatedFilm smaller = new RatedFilm(1, "A", 3.5, 2);
        RatedFilm larger = new RatedFilm(2, "B", 3.5, 200);

        assertThat(smaller.isBetterThan(larger)).isTrue();
        assertThat(larger.isBetterThan(smaller)).isFalse();
        assertThat(smaller.isWorseThan(larger)).isTrue();
        assertThat(larger.isWorseThan(smaller)).isFalse();
    }

    @Test
    void filmsAreComparedByAverageAndNotByNumberOfRatings() {
        RatedFilm few = new RatedFilm(2, "A", 3.6, 1);
        RatedFilm many = new RatedFilm(1, "B", 3.5, 1000);

        assertThat(few.isBetterThan(many)).isTrue();
        assertThat(few.isWorseThan(many)).isFalse();
        assertThat(many.isWorseThan(few)).isTrue();
    }

    @Test
    void anAverageIsInStars() {
        assertThat(new RatingSum(1, 17, 3).average()).isEqualTo(17.0 / 3 / 2);
    }
}
