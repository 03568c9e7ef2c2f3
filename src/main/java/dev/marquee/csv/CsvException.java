package dev.marquee.csv;

/**
 * The rows of a file cannot be read: it has no header, or its header lacks a needed column. The
 * message says why. It does not name the file, which the caller knows.
 */
public final class CsvException extends Exception {
    private static final long serialVersionUID = 1L;

    public CsvException(String message) {
        super(message);
    }
}
