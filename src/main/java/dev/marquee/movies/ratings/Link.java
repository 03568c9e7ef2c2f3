package dev.marquee.movies.ratings;

import dev.marquee.movies.Place;
import dev.marquee.movies.Placed;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Which film a movie of MovieLens is: a row of the links.
 *
 * @param movie the movie's number at MovieLens
 * @param film the film's number at TMDB, or {@link #NONE}
 * @param place where the row stands
 */
public record Link(long movie, long film, Place place) implements Placed {
    /** The film of a movie that TMDB does not have. */
    static final long NONE = -1;

    @Override
    public long key() {
        return movie;
    }

    /** The ratings of the movie as those of its film; nothing if there are none, or no film. */
    Optional<RatingSum> sumOfFilm(@Nullable RatingSum sumOfMovie) {
        return sumOfMovie == null || film == NONE
                ? Optional.empty()
                : Optional.of(sumOfMovie.of(film));
    }
}
