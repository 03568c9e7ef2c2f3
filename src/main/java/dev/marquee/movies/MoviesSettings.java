package dev.marquee.movies;

import dev.marquee.job.RejectLimit;
import dev.marquee.movies.films.MadeIn;
import javax.annotation.Nullable;

/**
 * What the questions ask for.
 *
 * @param since the year from which on films are listed
 * @param madeIn where films are made that are listed
 * @param maxRejects how many records may be rejected, or null for any number
 */
public record MoviesSettings(int since, MadeIn madeIn, @Nullable RejectLimit maxRejects) {}
