package dev.marquee.movies.actors;

/**
 * An actor among those who are in most films.
 *
 * @param rank 1 for the first
 * @param actor the actor's name
 * @param films in how many films
 */
public record RankedActor(int rank, String actor, long films) {
    static RankedActor of(int rank, ActorFilms actor) {
        return new RankedActor(rank, actor.actor(), actor.films());
    }
}
