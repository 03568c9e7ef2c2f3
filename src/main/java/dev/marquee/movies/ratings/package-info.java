/**
 * The question: how are Argentine films since 2000 rated?
 *
 * <p>Nearly all rows are ratings, and nearly none of them belong to the result. The films of the
 * result are known only after all films and links are read. So the ratings do not wait for them:
 * each reading subtask adds up its ratings by movie, and only the sums are shipped to other
 * subtasks.
 */
package dev.marquee.movies.ratings;
