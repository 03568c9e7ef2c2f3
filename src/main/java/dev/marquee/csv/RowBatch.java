package dev.marquee.csv;

import dev.marquee.basics.PlainJava;

/**
 * Rows of one CSV file, in the file's order: the unit in which files and messages are read.
 * Implementations are immutable, so a batch may be kept and shared between threads.
 */
@PlainJava
public interface RowBatch {
    /** The number of rows, at least 1. */
    int rows();
}
