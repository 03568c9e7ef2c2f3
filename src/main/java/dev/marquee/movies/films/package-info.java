/** The questions whose results are lists of films: films since a year, films of some countries. */
package dev.marquee.movies.films;
