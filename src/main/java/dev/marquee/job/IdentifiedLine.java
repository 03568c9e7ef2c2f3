package dev.marquee.job;

/**
 * A line of a result that may differ in part if the job writes it again after a failure: an image
 * that was {@code downloaded} before the failure is {@code present} after it.
 */
public interface IdentifiedLine {
    /** Returns a record with the part of the line that is the same on each repeat. */
    Object identity();
}
