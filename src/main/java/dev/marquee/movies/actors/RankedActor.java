package dev.marquee.movies.actors;

/**
 * A line of the result: one of the actors with the most films.
 *
 * @param rank 1 for the first
 * @param actor the actor's name
 * @param films the number of the actor's films
 */
public record RankedActor(int rank, String actor, long films) {
    static RankedActor of(int rank, ActorFilms actor) {
        return new RankedActor(rank, actor.actor(), actor.films());
    }
}
