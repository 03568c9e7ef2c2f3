/**
 * The question {@code funny-videos}: the distinct (id, title, category) of the videos with a tag
 * and more likes than {@code --likes-over}.
 */
package dev.marquee.trending.funny;
