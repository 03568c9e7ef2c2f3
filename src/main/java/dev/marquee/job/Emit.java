package dev.marquee.job;

/** When an operator emits what may still change. */
public enum Emit {
    /** Once, with the final figures, when the input ends. */
    AT_END,
    /** Whenever it changes, for an input that has no end. */
    ON_CHANGE
}
