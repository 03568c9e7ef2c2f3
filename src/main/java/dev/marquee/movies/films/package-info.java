/** The questions that are answered by films as they are: since a year, made somewhere. */
package dev.marquee.movies.films;
