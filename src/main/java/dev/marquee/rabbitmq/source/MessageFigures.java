package dev.marquee.rabbitmq.source;

/** The names of the figures that a job has beyond the others if its input are messages. */
public final class MessageFigures {
    /** Messages, each once. */
    public static final String MESSAGES = "messages";

    /** Messages that came again. */
    public static final String REPEATED = "repeated_messages";

    /** Messages that could not be read. */
    public static final String REJECTED = "rejected_messages";

    /** Files of the job's that were announced. */
    public static final String FILES = "files";

    /** Those that are none of the job's. */
    public static final String FILES_LEFT_ALONE = "files_left_alone";

    private MessageFigures() {}
}
