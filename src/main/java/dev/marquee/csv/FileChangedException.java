package dev.marquee.csv;

import java.io.IOException;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * A file changed after it was split: one of its splits does not end where the next one begins.
 * Reading again would not help, so Flink does not restart the job.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param expected the offset at which a record began when the file was split
     * @param found the offset at which a record begins now
     */
    FileChangedException(long expected, long found) {
        super(
                ("a record that began at byte %d begins at %d now: the file has changed since it"
                     + " was split, or --max-record-bytes; --split-bytes 0 splits no file")
                        .formatted(expected, found));
    }
}
