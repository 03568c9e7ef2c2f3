package dev.marquee.movies.ratings;

import dev.marquee.movies.ArgentineFilm;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * A film with its average rating.
 *
 * @param id the film's number at TMDB
 * @param title its title
 * @param average the average of its ratings, in stars
 * @param ratings the number of ratings, at least one
 */
public record RatedFilm(long id, String title, double average, long ratings) {
    /** Returns a film with its ratings; empty if it has none. */
    static Optional<RatedFilm> of(@Nullable RatingSum sum, ArgentineFilm film) {
        return Optional.ofNullable(sum)
                .map(
                        some ->
                                new RatedFilm(
                                        film.id(), film.title(), some.average(), some.ratings()));
    }

    /**
     * Whether the film is rated better than another; of equal ratings, the smaller id is better.
     */
    boolean isBetterThan(RatedFilm other) {
        int averages = Double.compare(average, other.average);
        return averages > 0 || (averages == 0 && id < other.id);
    }

    /** Whether the film is rated worse than another; of equal ratings, the smaller id is worse. */
    boolean isWorseThan(RatedFilm other) {
        int averages = Double.compare(average, other.average);
        return averages < 0 || (averages == 0 && id < other.id);
    }
}
