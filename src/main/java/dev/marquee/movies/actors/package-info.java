/** The question: which actors are in the most Argentine films since 2000? */
package dev.marquee.movies.actors;
