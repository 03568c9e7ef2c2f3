package dev.marquee.movies.ratings;

import dev.marquee.movies.Place;
import dev.marquee.movies.Placed;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Maps a movie of MovieLens to a film of TMDB: a row of the links.
 *
 * @param movie the movie's number at MovieLens
 * @param film the film's number at TMDB, or {@link #NONE}
 * @param place the position of the row
 */
public record Link(long movie, long film, Place place) implements Placed {
    /** The film of a movie that TMDB does not have. */
    static final long NONE = -1;

    @Override
    public long key() {
        return movie;
    }

    /**
     * Returns the ratings of the movie under its film's number; empty if there are no ratings or no
     * film.
     */
    Optional<RatingSum> sumOfFilm(@Nullable RatingSum sumOfMovie) {
        return sumOfMovie == null || film == NONE
                ? Optional.empty()
                : Optional.of(sumOfMovie.of(film));
    }
}
