package dev.marquee.archive;

import java.io.IOException;

/**
 * The bytes of an entry are not those that its archive promises. What was read before is right as
 * far as one can tell. The message is a phrase that does not name the file.
 */
public final class DamagedEntryException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedEntryException(String message) {
        super("zip: " + message);
    }
}
