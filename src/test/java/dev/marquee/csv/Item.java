package dev.marquee.csv;

/** A row in the tests of the source. */
public record Item(String id, String title, long amount) {}
