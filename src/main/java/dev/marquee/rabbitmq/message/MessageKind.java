package dev.marquee.rabbitmq.message;

/** What an input message is; see {@link MessageFormat}. */
public enum MessageKind {
    /** Some records of a file, with a header line. */
    PART,
    /** How many parts a file has. */
    END_OF_FILE,
    /** Which files a run has. */
    END_OF_INPUT,
    /** A whole file of categories. */
    CATEGORY,
    /** A message that cannot be read. */
    UNREADABLE
}
