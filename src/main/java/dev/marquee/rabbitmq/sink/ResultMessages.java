package dev.marquee.rabbitmq.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP;
import dev.marquee.basics.Sha256;
import dev.marquee.files.JsonLines;
import dev.marquee.job.IdentifiedLine;
import dev.marquee.rabbitmq.broker.OutgoingMessage;
import dev.marquee.rabbitmq.message.MessageFormat;
import java.io.Serializable;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The lines of a result as messages: the body is the line as the files have it, without its line
 * end. The message id is made of the routing key and of the line, or of its {@link
 * IdentifiedLine#identity identity}: a line that is published again after a failure has the same.
 *
 * @param exchange where they go
 * @param routingKey the job's and the result's name: {@code trending.top-day}
 */
record ResultMessages(String exchange, String routingKey) implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int ID_BYTES = 16;

    OutgoingMessage message(Object line) {
        byte[] body = JsonLines.bytes(line);
        byte[] identity =
                line instanceof IdentifiedLine identified
                        ? JsonLines.bytes(identified.identity())
                        : body;
        AMQP.BasicProperties properties =
                OutgoingMessage.persistent(id(identity)).contentType(MessageFormat.JSON).build();
        return new OutgoingMessage(exchange, routingKey, properties, body);
    }

    private String id(byte[] identity) {
        MessageDigest digest = Sha256.digest();
        digest.update(routingKey.getBytes(UTF_8));
        digest.update((byte) '\n');
        return HexFormat.of().formatHex(digest.digest(identity), 0, ID_BYTES);
    }
}
