package dev.marquee.rabbitmq.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import dev.marquee.basics.FirstLine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.flink.util.ExceptionUtils;

/**
 * What is wrong with a broker, in one line that names its address and no user. It has no cause: the
 * client's exceptions carry the connection, which shows who it belongs to.
 */
public final class BrokerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private BrokerException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** What a failure of the client comes down to. */
    public static BrokerException of(BrokerAddress address, Throwable failure) {
        Reason reason = reason(address, failure);
        return new BrokerException(
                "RabbitMQ at %s: %s".formatted(address, reason.text), reason.passing);
    }

    /** Something that lasts, and that a broker's answers say. */
    public static BrokerException lasting(BrokerAddress address, String what) {
        return new BrokerException("RabbitMQ at %s: %s".formatted(address, what), false);
    }

    /** Whether it may pass by itself, so that another try is worth it. */
    public boolean isPassing() {
        return passing;
    }

    private record Reason(String text, boolean passing) {}

    private static Reason reason(BrokerAddress address, Throwable failure) {
        Optional<Reason> answered =
                ExceptionUtils.findThrowable(failure, ShutdownSignalException.class)
                        .flatMap(signal -> answer(address, signal.getReason()));
        if (answered.isPresent()) {
            return answered.get();
        }
        if (has(failure, AuthenticationFailureException.class)) {
            return new Reason("user or password is wrong", false);
        }
        if (has(failure, UnknownHostException.class)) {
            return new Reason("unknown host " + address.host(), true);
        }
        if (has(failure, SSLException.class)) {
            return new Reason(
                    "no secure connection: %s; MARQUEE_RABBITMQ_CA can name a file of authorities"
                            .formatted(innermostMessage(failure)),
                    false);
        }
        if (has(failure, ConnectException.class)) {
            return new Reason("connection refused; does it run, and at this port?", true);
        }
        if (has(failure, TimeoutException.class) || has(failure, SocketTimeoutException.class)) {
            return new Reason("no answer in time", true);
        }
        return new Reason(
                "connection lost: " + address.withoutUser(innermostMessage(failure)), true);
    }

    /** What the broker says when it closes a connection or a channel. */
    private static Optional<Reason> answer(BrokerAddress address, Method method) {
        int code;
        String text;
        if (method instanceof AMQP.Connection.Close close) {
            code = close.getReplyCode();
            text = close.getReplyText();
        } else if (method instanceof AMQP.Channel.Close close) {
            code = close.getReplyCode();
            text = close.getReplyText();
        } else {
            return Optional.empty();
        }
        boolean noVirtualHost = code == AMQP.NOT_ALLOWED && text.endsWith("not found");
        if (noVirtualHost) {
            return Optional.of(
                    new Reason("no virtual host '" + address.virtualHost() + "'", false));
        }
        boolean passing =
                switch (code) {
                    case AMQP.CONNECTION_FORCED, AMQP.INTERNAL_ERROR, AMQP.RESOURCE_ERROR -> true;
                    // A delivery that was not acknowledged for 30 minutes; it is delivered again.
                    case AMQP.PRECONDITION_FAILED ->
                            text.contains("delivery acknowledgement on channel")
                                    && text.contains("timed out");
                    case AMQP.NOT_ALLOWED -> text.endsWith("is down");
                    // A durable queue whose node is away is "not found" with these words.
                    case AMQP.NOT_FOUND -> text.contains("is down or inaccessible");
                    default -> false;
                };
        return Optional.of(new Reason(address.withoutUser(text), passing));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return ExceptionUtils.findThrowable(failure, type).isPresent();
    }

    private static String innermostMessage(Throwable failure) {
        String message = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String line = FirstLine.of(cause.getMessage());
            message = line.isEmpty() ? message : line;
        }
        return message;
    }
}
