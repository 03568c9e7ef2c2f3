/**
 * What differs between the lines of Flink: each class is there twice, in {@code src/flink1} for
 * Flink 1.20 and in {@code src/flink2} for Flink 2. All other code is one source for both.
 */
package dev.marquee.flink;
