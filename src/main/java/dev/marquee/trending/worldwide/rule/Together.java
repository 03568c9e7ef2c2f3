package dev.marquee.trending.worldwide.rule;

/** The meaning of trending in all countries together. */
public enum Together {
    /** Days on which every country lists the video. */
    SAME_DAY,
    /** The longest unbroken run of such days; the earliest of equally long ones. */
    CONSECUTIVE,
    /** Days on which any country lists the video, if every country lists it at some time. */
    ANY_DAY
}
