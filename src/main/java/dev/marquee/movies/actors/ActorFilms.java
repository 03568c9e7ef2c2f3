package dev.marquee.movies.actors;

import dev.marquee.job.CodePoints;

/**
 * The number of films of an actor.
 *
 * @param actor the actor's name; equal names are one actor
 * @param films the number of films
 */
public record ActorFilms(String actor, long films) {
    ActorFilms plus(ActorFilms other) {
        return new ActorFilms(actor, films + other.films);
    }

    /** Compares in the order of the result: more films first, then by name. */
    static int compare(ActorFilms left, ActorFilms right) {
        int count = Long.compare(right.films, left.films);
        return count != 0 ? count : CodePoints.compare(left.actor, right.actor);
    }
}
