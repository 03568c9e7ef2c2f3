package dev.marquee.rabbitmq.message;

import java.util.List;
import javax.annotation.Nullable;

/**
 * An input message, as the source emits it.
 *
 * @param kind what it is
 * @param id equal for repeats of the message; its correlation id where it follows {@link
 *     MessageFormat}
 * @param run the name of the run, which has no slash; may be empty
 * @param file the name of its file; empty where it has none
 * @param part the number of the part, from 0
 * @param parts how many parts the file has, of an end of a file
 * @param files the files of the run, of an end of the input
 * @param body a part's CSV, or a file of categories; else empty
 * @param complaint why it cannot be read, or null
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
public record Message(
        MessageKind kind,
        String id,
        String run,
        String file,
        int part,
        int parts,
        String[] files,
        byte[] body,
        @Nullable String complaint) {
    private static final byte[] NO_BODY = {};
    private static final String[] NO_FILES = {};

    public static Message part(String run, String file, int part, byte[] body) {
        String id = MessageFormat.partId(run, file, part);
        return new Message(MessageKind.PART, id, run, file, part, 0, NO_FILES, body, null);
    }

    public static Message endOfFile(String run, String file, int parts) {
        String id = MessageFormat.endOfFileId(run, file);
        return new Message(
                MessageKind.END_OF_FILE, id, run, file, 0, parts, NO_FILES, NO_BODY, null);
    }

    public static Message category(String run, String file, byte[] body) {
        String id = MessageFormat.categoryId(run, file);
        return new Message(MessageKind.CATEGORY, id, run, file, 0, 1, NO_FILES, body, null);
    }

    public static Message endOfInput(String run, List<String> files) {
        String id = MessageFormat.endOfInputId(run);
        String[] names = files.toArray(String[]::new);
        return new Message(MessageKind.END_OF_INPUT, id, run, "", 0, 0, names, NO_BODY, null);
    }

    /** An unreadable message of which nothing else is known. */
    public static Message unreadable(String id, String complaint) {
        return new Message(MessageKind.UNREADABLE, id, "", "", 0, 0, NO_FILES, NO_BODY, complaint);
    }

    /** The same message without its body: only its place among the others could be read. */
    public Message unreadable(String why) {
        return new Message(kind, id, run, file, part, parts, files, NO_BODY, why);
    }
}
