package dev.marquee.archive;

import java.io.IOException;

/**
 * The bytes of an entry differ from the directory of its archive. The bytes that were read before
 * are right as far as can be checked. The message is a phrase that does not name the file.
 */
public final class DamagedEntryException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedEntryException(String message) {
        super("zip: " + message);
    }
}
