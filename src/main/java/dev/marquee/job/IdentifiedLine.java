package dev.marquee.job;

/**
 * A line of a result of which a part may differ when a failure makes the job write the line again:
 * an image that was downloaded before the failure is present after it.
 */
public interface IdentifiedLine {
    /** Returns a record with the part of the line that is the same on each repeat. */
    Object identity();
}
