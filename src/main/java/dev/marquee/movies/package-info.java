/**
 * The films job: its input files, its graph and its command. Each question has its own package.
 *
 * <p>All results are final and are emitted at the end of the input. No result depends on the order
 * in which files or rows arrive: of records that repeat each other, the one at the first position
 * in the input counts.
 */
package dev.marquee.movies;
