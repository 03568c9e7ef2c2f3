package dev.marquee.rabbitmq.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.rabbitmq.client.AMQP;
import dev.marquee.basics.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * Reads a delivery's properties and body, from any client. A header takes precedence over the same
 * value in the correlation id, either is enough, and a number may be text.
 *
 * <p>A sender may be hostile: sizes are checked before anything is parsed, so that the cost of a
 * message is linear in its bytes. Not thread-safe.
 */
public final class MessageReader {
    /** Names are kept in every checkpoint; file systems allow no longer ones either. */
    private static final int LONGEST_NAME = 255;

    /** More digits than any valid number has. */
    private static final int LONGEST_NUMBER = 18;

    /** A number in a body may be followed by a line end. */
    private static final int LONGEST_BODY_OF_NUMBER = LONGEST_NUMBER + 2;

    /** A run with more files reaches the default of --max-parts by far. */
    private static final int MOST_FILES = 1 << 18;

    private static final String TOO_MANY_FILES = "more than " + MOST_FILES + " files";

    private static final Pattern PART_ID = Pattern.compile("([^/]*)/(.+)/(\\d{1,18})");
    private static final Pattern FILE_ID =
            Pattern.compile("([^/]*)/(.+?)(?:/(?:end-of-file|category|\\d{1,18}))?");
    private static final JsonMapper JSON = new JsonMapper();

    private final AMQP.BasicProperties properties;
    private final Map<String, Object> headers;
    private final String correlationId;
    private final byte[] body;

    private MessageReader(AMQP.BasicProperties properties, byte[] body) {
        this.properties = properties;
        this.headers = properties.getHeaders() == null ? Map.of() : properties.getHeaders();
        this.correlationId = stripped(properties.getCorrelationId());
        this.body = body;
    }

    /**
     * Returns the message. If it cannot be read, the result has a complaint, and as many of the
     * other values as are known.
     *
     * @param mostBytes a message with a longer body cannot be read
     */
    public static Message read(AMQP.BasicProperties properties, byte[] body, int mostBytes) {
        MessageReader reader = new MessageReader(properties, body);
        try {
            return reader.read(mostBytes);
        } catch (UnreadableMessageException e) {
            return Message.unreadable(reader.fingerprint(), e.getMessage());
        }
    }

    private Message read(int mostBytes) throws UnreadableMessageException {
        Object unreadable = headers.get(MessageFormat.UNREADABLE_PROPERTIES);
        if (unreadable != null) {
            throw new UnreadableMessageException("its properties cannot be read: " + unreadable);
        }
        long bytesOfHeaders = HeaderBytes.of(headers);
        if (bytesOfHeaders > MessageFormat.MOST_BYTES_OF_HEADERS) {
            throw new UnreadableMessageException(
                    "%d bytes of headers; the limit is %d"
                            .formatted(bytesOfHeaders, MessageFormat.MOST_BYTES_OF_HEADERS));
        }
        String tooLong =
                body.length <= mostBytes
                        ? null
                        : "%d bytes; the limit is %d".formatted(body.length, mostBytes);
        String type = stripped(properties.getType()).toLowerCase(Locale.ROOT);
        return switch (type) {
            case "" -> unreadableIf(tooLong, part());
            case MessageFormat.CATEGORY -> {
                String file = file(FILE_ID);
                yield unreadableIf(tooLong, Message.category(run(FILE_ID), file, body));
            }
            case MessageFormat.END_OF_FILE -> {
                requireReadable(tooLong);
                String file = file(FILE_ID);
                yield Message.endOfFile(run(FILE_ID), file, parts());
            }
            case MessageFormat.END_OF_INPUT -> {
                requireReadable(tooLong);
                yield Message.endOfInput(runThatEnds(), files());
            }
            default -> throw new UnreadableMessageException("unknown type '" + type + "'");
        };
    }

    /** A part that is too long has arrived nevertheless: its place is known. */
    private static Message unreadableIf(@Nullable String complaint, Message message) {
        return complaint == null ? message : message.unreadable(complaint);
    }

    private static void requireReadable(@Nullable String complaint)
            throws UnreadableMessageException {
        if (complaint != null) {
            throw new UnreadableMessageException(complaint);
        }
    }

    private Message part() throws UnreadableMessageException {
        String file = file(PART_ID);
        Matcher id = PART_ID.matcher(correlationId);
        Object header = headers.get(MessageFormat.PART);
        int part;
        if (header != null) {
            part = number(MessageFormat.PART, header, MessageFormat.MOST_PARTS - 1);
        } else if (id.matches()) {
            part = number(MessageFormat.PART, id.group(3), MessageFormat.MOST_PARTS - 1);
        } else {
            throw new UnreadableMessageException(
                    "no header part, and no correlation id <run>/<file>/<part>");
        }
        return Message.part(run(PART_ID), file, part, body);
    }

    private String file(Pattern form) throws UnreadableMessageException {
        String file = text(headers.get(MessageFormat.FILE));
        Matcher id = form.matcher(correlationId);
        if (file.isEmpty() && id.matches()) {
            file = id.group(2);
        }
        if (file.isEmpty()) {
            throw new UnreadableMessageException(
                    "no header file, and no correlation id <run>/<file>/…");
        }
        return name(MessageFormat.FILE, file);
    }

    /** The run, which may have no name: a correlation id without a slash does not contain it. */
    private String run(Pattern form) throws UnreadableMessageException {
        String named = text(headers.get(MessageFormat.RUN));
        if (!named.isEmpty()) {
            return nameOfRun(named);
        }
        Matcher id = form.matcher(correlationId);
        return nameOfRun(id.matches() ? id.group(1) : beforeSlash(""));
    }

    private String runThatEnds() throws UnreadableMessageException {
        String named = text(headers.get(MessageFormat.RUN));
        return nameOfRun(named.isEmpty() ? beforeSlash(correlationId) : named);
    }

    private static String nameOfRun(String name) throws UnreadableMessageException {
        if (name.indexOf('/') >= 0) {
            throw new UnreadableMessageException("the name of its run has a slash");
        }
        return name(MessageFormat.RUN, name);
    }

    private String beforeSlash(String otherwise) {
        int slash = correlationId.indexOf('/');
        return slash < 0 ? otherwise : correlationId.substring(0, slash);
    }

    private int parts() throws UnreadableMessageException {
        Object header = headers.get(MessageFormat.PARTS);
        if (header != null) {
            return number(MessageFormat.PARTS, header, MessageFormat.MOST_PARTS);
        }
        if (body.length == 0) {
            throw new UnreadableMessageException("no header parts");
        }
        if (body.length > LONGEST_BODY_OF_NUMBER) {
            throw new UnreadableMessageException(
                    "its number of parts has %d bytes".formatted(body.length));
        }
        return number(MessageFormat.PARTS, textOfBody(), MessageFormat.MOST_PARTS);
    }

    private List<String> files() throws UnreadableMessageException {
        Object header = headers.get(MessageFormat.FILES);
        Stream<String> names;
        if (header instanceof List<?> list) {
            names = list.stream().map(String::valueOf);
        } else if (header != null) {
            names = Stream.of(header.toString().split(","));
        } else if (MessageFormat.JSON.equals(properties.getContentType())) {
            names = listInJson().stream();
        } else {
            names = textOfBody().lines();
        }
        List<String> files =
                names.map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .limit(MOST_FILES + 1L)
                        .toList();
        if (files.size() > MOST_FILES) {
            throw new UnreadableMessageException(TOO_MANY_FILES);
        }
        for (String file : files) {
            name(MessageFormat.FILES, file);
        }
        return files;
    }

    private List<String> listInJson() throws UnreadableMessageException {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableMessageException("its list of files is not a list");
            }
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                names.add(parser.getText());
                if (names.size() > MOST_FILES) {
                    throw new UnreadableMessageException(TOO_MANY_FILES);
                }
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new UnreadableMessageException("its list of files has other values");
            }
            return names;
        } catch (JsonProcessingException e) {
            throw new UnreadableMessageException("its list of files is not JSON");
        } catch (java.io.IOException e) {
            throw new UnreadableMessageException("its list of files cannot be decoded");
        }
    }

    private String textOfBody() {
        return new String(body, StandardCharsets.UTF_8).strip();
    }

    private static String text(@Nullable Object header) {
        return header == null ? "" : header.toString().strip();
    }

    private static String name(String header, String name) throws UnreadableMessageException {
        if (name.length() > LONGEST_NAME) {
            throw new UnreadableMessageException(
                    "%s is longer than %d characters".formatted(header, LONGEST_NAME));
        }
        return name;
    }

    private static int number(String header, Object value, int most)
            throws UnreadableMessageException {
        String text = text(value);
        if (value instanceof Number || text.length() <= LONGEST_NUMBER) {
            try {
                int number = new BigDecimal(text).intValueExact();
                if (number >= 0 && number <= most) {
                    return number;
                }
            } catch (ArithmeticException | NumberFormatException e) {
                // The message below says what is expected.
            }
        }
        throw new UnreadableMessageException(
                "%s is '%.40s', which is not a number from 0 to %d".formatted(header, text, most));
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** An id for a message without one: equal for equal messages. */
    private String fingerprint() {
        MessageDigest digest = Sha256.digest();
        String said = properties.getType() + "\n" + correlationId + "\n" + new TreeMap<>(headers);
        digest.update(said.getBytes(StandardCharsets.UTF_8));
        return "unnamed/" + HexFormat.of().formatHex(digest.digest(body), 0, 16);
    }
}
