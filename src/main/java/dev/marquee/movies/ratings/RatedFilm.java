package dev.marquee.movies.ratings;

import dev.marquee.movies.ArgentineFilm;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * How a film is rated.
 *
 * @param id the film's number at TMDB
 * @param title its title
 * @param average the average of its ratings, in stars
 * @param ratings how many ratings, at least one
 */
public record RatedFilm(long id, String title, double average, long ratings) {
    /** A film with its ratings; nothing if it has none. */
    static Optional<RatedFilm> of(@Nullable RatingSum sum, ArgentineFilm film) {
        return Optional.ofNullable(sum)
                .map(
                        some ->
                                new RatedFilm(
                                        film.id(), film.title(), some.average(), some.ratings()));
    }

    /** Whether the film is rated better than another; of equals the smaller id is. */
    boolean isBetterThan(RatedFilm other) {
        int averages = Double.compare(average, other.average);
        return averages > 0 || (averages == 0 && id < other.id);
    }

    /** Whether the film is rated worse than another; of equals the smaller id is. */
    boolean isWorseThan(RatedFilm other) {
        int averages = Double.compare(average, other.average);
        return averages < 0 || (averages == 0 && id < other.id);
    }
}
