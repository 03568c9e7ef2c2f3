package dev.marquee.csv;

import java.io.IOException;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * A file is not the one that was split: two of its splits do not meet. Read again, they would not
 * either, so Flink does not start the job again.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param expected where a record began when the file was split
     * @param found where one begins
     */
    FileChangedException(long expected, long found) {
        super(
                ("a record that began at byte %d begins at %d now: the file has changed since it"
                     + " was split, or --max-record-bytes; --split-bytes 0 splits no file")
                        .formatted(expected, found));
    }
}
