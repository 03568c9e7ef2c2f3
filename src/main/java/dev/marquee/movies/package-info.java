/**
 * The films job: which files it reads, its graph and its command. Each question is a package.
 *
 * <p>All answers are final ones, given at the end of the input, and none depends on the order in
 * which files or rows come: of records that repeat each other the one that stands first counts.
 */
package dev.marquee.movies;
