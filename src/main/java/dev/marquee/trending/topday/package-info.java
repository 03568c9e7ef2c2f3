/**
 * The question {@code top-day}: the day with the most views, over the listings with more likes than
 * {@code --likes-over}.
 */
package dev.marquee.trending.topday;
