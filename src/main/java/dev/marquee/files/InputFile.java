package dev.marquee.files;

import org.apache.flink.core.fs.Path;

/**
 * A file of the input.
 *
 * @param path where it is
 * @param bytes its size
 */
public record InputFile(Path path, long bytes) {}
