package dev.marquee.rabbitmq.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.rabbitmq.client.AMQP;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.annotation.Nullable;

/**
 * Reads what a delivery says of itself, from whatever client: of headers and correlation id one is
 * enough, headers come first, and numbers may be text.
 */
public final class MessageReader {
    /** Longer names are no names of files; they would be kept in every checkpoint. */
    private static final int LONGEST_NAME = 1000;

    private static final Pattern PART_ID = Pattern.compile("([^/]*)/(.+)/(\\d{1,9})");
    private static final Pattern FILE_ID =
            Pattern.compile("([^/]*)/(.+?)(?:/(?:end-of-file|category|\\d{1,9}))?");
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

    /** The message; one with a complaint, if that is all that can be said of it. */
    public static Message read(AMQP.BasicProperties properties, byte[] body) {
        MessageReader reader = new MessageReader(properties, body);
        try {
            return reader.read();
        } catch (UnreadableMessageException e) {
            return Message.unreadable(reader.fingerprint(), e.getMessage());
        }
    }

    private Message read() throws UnreadableMessageException {
        String type = stripped(properties.getType()).toLowerCase(Locale.ROOT);
        return switch (type) {
            case "" -> part();
            case MessageFormat.END_OF_FILE -> {
                String file = file(FILE_ID);
                yield Message.endOfFile(run(FILE_ID), file, parts());
            }
            case MessageFormat.CATEGORY -> {
                String file = file(FILE_ID);
                yield Message.category(run(FILE_ID), file, body);
            }
            case MessageFormat.END_OF_INPUT -> Message.endOfInput(runThatEnds(), files());
            default -> throw new UnreadableMessageException("unknown type '" + type + "'");
        };
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
        String file = text(MessageFormat.FILE).orElse("");
        Matcher id = form.matcher(correlationId);
        if (file.isEmpty() && id.matches()) {
            file = id.group(2);
        }
        if (file.isEmpty()) {
            throw new UnreadableMessageException(
                    "no header file, and no correlation id that tells it");
        }
        return name(MessageFormat.FILE, file);
    }

    /** The run, which may have no name: a correlation id without a slash says nothing of it. */
    private String run(Pattern form) throws UnreadableMessageException {
        Optional<String> named = text(MessageFormat.RUN);
        if (named.isPresent()) {
            return name(MessageFormat.RUN, named.get());
        }
        Matcher id = form.matcher(correlationId);
        return name(MessageFormat.RUN, id.matches() ? id.group(1) : beforeSlash(""));
    }

    private String runThatEnds() throws UnreadableMessageException {
        Optional<String> named = text(MessageFormat.RUN);
        return name(MessageFormat.RUN, named.orElseGet(() -> beforeSlash(correlationId)));
    }

    private String beforeSlash(String otherwise) {
        int slash = correlationId.indexOf('/');
        return slash < 0 ? otherwise : correlationId.substring(0, slash);
    }

    private int parts() throws UnreadableMessageException {
        Object header = headers.get(MessageFormat.PARTS);
        if (header == null && body.length == 0) {
            throw new UnreadableMessageException("no header parts");
        }
        return number(
                MessageFormat.PARTS,
                header == null ? textOfBody() : header,
                MessageFormat.MOST_PARTS);
    }

    private List<String> files() throws UnreadableMessageException {
        Object header = headers.get(MessageFormat.FILES);
        Stream<String> names;
        if (header instanceof List<?> list) {
            names = list.stream().map(String::valueOf);
        } else if (header != null) {
            names = Stream.of(header.toString().split(","));
        } else if (textOfBody().startsWith("[")) {
            names = listInJson().stream();
        } else {
            names = textOfBody().lines();
        }
        List<String> files = names.map(String::strip).filter(name -> !name.isEmpty()).toList();
        for (String file : files) {
            name(MessageFormat.FILES, file);
        }
        return files;
    }

    private List<String> listInJson() throws UnreadableMessageException {
        try {
            return JSON.readValue(body, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UnreadableMessageException("its list of files is no JSON");
        } catch (java.io.IOException e) {
            throw new UnreadableMessageException("its list of files cannot be decoded");
        }
    }

    private String textOfBody() {
        return new String(body, StandardCharsets.UTF_8).strip();
    }

    private Optional<String> text(String header) {
        return Optional.ofNullable(headers.get(header))
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty());
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
        try {
            int number = new BigDecimal(value.toString().strip()).intValueExact();
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // The message below says what is expected.
        }
        throw new UnreadableMessageException(
                "%s is '%.40s', and no number from 0 to %d".formatted(header, value, most));
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** An id for a message that has none of its own: the same for the same message. */
    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String said =
                    properties.getType() + "\n" + correlationId + "\n" + new TreeMap<>(headers);
            digest.update(said.getBytes(StandardCharsets.UTF_8));
            return "unnamed/" + HexFormat.of().formatHex(digest.digest(body), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
