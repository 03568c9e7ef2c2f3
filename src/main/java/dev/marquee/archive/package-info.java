/**
 * Zip archives of any Flink file system. Each entry is a file with its own path, for example {@code
 * archive.zip!/USvideos.csv}. Does not depend on the content of the files.
 */
package dev.marquee.archive;
