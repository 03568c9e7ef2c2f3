/** The question of the countries that spend most on films of their own. */
package dev.marquee.movies.countries;
