package dev.marquee.movies;

/**
 * What two of the questions need of an Argentine film since 2000.
 *
 * @param id the film's number at TMDB
 * @param title its title
 */
public record ArgentineFilm(long id, String title) {}
