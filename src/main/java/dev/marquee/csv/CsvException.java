package dev.marquee.csv;

/**
 * A file whose rows cannot be read: it has no header, or not the needed columns. The message says
 * why and does not name the file: the one who catches it knows it.
 */
public final class CsvException extends Exception {
    private static final long serialVersionUID = 1L;

    public CsvException(String message) {
        super(message);
    }
}
