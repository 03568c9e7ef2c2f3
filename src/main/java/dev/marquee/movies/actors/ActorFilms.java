package dev.marquee.movies.actors;

import dev.marquee.job.CodePoints;

/**
 * In how many films an actor is.
 *
 * @param actor the actor's name; equal names are one actor
 * @param films how many films
 */
public record ActorFilms(String actor, long films) {
    ActorFilms plus(ActorFilms other) {
        return new ActorFilms(actor, films + other.films);
    }

    /** The order of the answer: more films first, of equals by name. */
    static int compare(ActorFilms left, ActorFilms right) {
        int count = Long.compare(right.films, left.films);
        return count != 0 ? count : CodePoints.compare(left.actor, right.actor);
    }
}
