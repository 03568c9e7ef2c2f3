package dev.marquee.rabbitmq.message;

/**
 * The format of input messages: the names that publishers and readers share.
 *
 * <p>A file is sent in parts, each a small CSV with a header line and records. After its parts
 * comes one message with the number of parts, and after all files one with the names of the files.
 * Messages may arrive in any order and more than once. A <b>run</b> is everything that one
 * publisher sends at a time; its name is any text without a slash.
 *
 * <table>
 * <caption>Kinds of messages</caption>
 * <tr><th>type</th><th>correlation id</th><th>headers</th><th>body</th></tr>
 * <tr><td>none</td><td>{@code <run>/<file>/<part>}</td><td>{@code file}, {@code part}, from 0</td>
 *     <td>{@link #CSV}</td></tr>
 * <tr><td>{@code end-of-file}</td><td>{@code <run>/<file>/end-of-file}</td>
 *     <td>{@code file}, {@code parts}</td><td>empty</td></tr>
 * <tr><td>{@code category}</td><td>{@code <run>/<file>/category}</td><td>{@code file}</td>
 *     <td>{@link #JSON}</td></tr>
 * <tr><td>{@code end-of-input}</td><td>{@code <run>/end-of-input}</td><td>none</td>
 *     <td>the names of all files of the run, one a line, in UTF-8</td></tr>
 * </table>
 *
 * <p>An {@code end-of-input} may also have the names in a header {@code files}, or as a list of
 * content type {@link #JSON}.
 */
public final class MessageFormat {
    /** The content type of a part. */
    public static final String CSV = "text/csv";

    /** The content type of a list of files, one a line. */
    public static final String LINES = "text/plain";

    /** The content type of a file of categories. */
    public static final String JSON = "application/json";

    /** The header with the name of the file: any text, with or without folders. */
    public static final String FILE = "file";

    /** The header with the number of a part, from 0. */
    public static final String PART = "part";

    /** The header with the number of parts that a file has. */
    public static final String PARTS = "parts";

    /** The header with the names of all files of a run. */
    public static final String FILES = "files";

    /** The header with the name of the run, for clients that set no correlation id. */
    public static final String RUN = "run";

    /** The header that a message has instead of properties that the client cannot read: why not. */
    public static final String UNREADABLE_PROPERTIES = "x-marquee-unreadable-properties";

    /** The type of a message that ends a file. */
    public static final String END_OF_FILE = "end-of-file";

    /** The type of a message that ends a run. */
    public static final String END_OF_INPUT = "end-of-input";

    /** The type of a message that is a file of categories. */
    public static final String CATEGORY = "category";

    /** Headers of more bytes make a message unreadable. */
    public static final int MOST_BYTES_OF_HEADERS = 64 << 10;

    /** The largest number of parts of a file. */
    public static final int MOST_PARTS = 1 << 24;

    private static final String REJECTED = ".rejected";

    private MessageFormat() {}

    /** The correlation id of a part. */
    public static String partId(String run, String file, int part) {
        return run + "/" + file + "/" + part;
    }

    /** The correlation id of the message that ends a file. */
    public static String endOfFileId(String run, String file) {
        return run + "/" + file + "/" + END_OF_FILE;
    }

    /** The correlation id of a file of categories. */
    public static String categoryId(String run, String file) {
        return run + "/" + file + "/" + CATEGORY;
    }

    /** The correlation id of the message that ends a run. */
    public static String endOfInputId(String run) {
        return run + "/" + END_OF_INPUT;
    }

    /** The dead-letter queue of a queue: for its unreadable messages. */
    public static String rejectedQueue(String queue) {
        return queue + REJECTED;
    }
}
