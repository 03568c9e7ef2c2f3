/** The question of the actors who are in most Argentine films since 2000. */
package dev.marquee.movies.actors;
