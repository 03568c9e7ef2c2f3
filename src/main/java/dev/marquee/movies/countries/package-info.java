/** The question: which countries have the largest budgets for films that they produce alone? */
package dev.marquee.movies.countries;
