package dev.marquee.csv;

/** A row that stands for the rows of several records. */
public interface RowBlock {
    /** How many records it is of. */
    int rows();
}
