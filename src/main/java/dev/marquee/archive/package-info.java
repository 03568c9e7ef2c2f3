/**
 * Zip archives of any Flink file system. Each entry is a file with a path of its own, as {@code
 * archive.zip!/USvideos.csv}. Knows nothing of what the files contain.
 */
package dev.marquee.archive;
