package dev.marquee.trending.worldwide;

/**
 * A video that trended long enough in all countries together.
 *
 * @param videoId the video's id
 * @param title its title on the latest day it is listed
 * @param days the number of days that count
 * @param firstDay the first of them, in ISO form
 * @param lastDay the last of them
 * @param thumbnailUrl the link of its image on the latest day it is listed
 */
public record WorldwideVideo(
        String videoId,
        String title,
        int days,
        String firstDay,
        String lastDay,
        String thumbnailUrl) {}
