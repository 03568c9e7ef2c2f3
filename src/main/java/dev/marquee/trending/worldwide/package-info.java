/** The second question: the videos that trended for weeks in all countries at the same time. */
package dev.marquee.trending.worldwide;
