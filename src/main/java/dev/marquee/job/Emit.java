package dev.marquee.job;

/** The time at which an operator emits an answer that later elements may change. */
public enum Emit {
    /** Once, with the final figures, when the input ends. */
    AT_END,
    /** Whenever it changes, for an input without an end. */
    ON_CHANGE
}
