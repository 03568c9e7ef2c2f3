package dev.marquee.trending.worldwide;

/** What trending in all countries together means. */
public enum Together {
    /** Days on which every country lists the video. */
    SAME_DAY,
    /** The longest unbroken run of such days; of equals the earliest. */
    CONSECUTIVE,
    /** Days on which any country lists it, if every country does at some time. */
    ANY_DAY
}
