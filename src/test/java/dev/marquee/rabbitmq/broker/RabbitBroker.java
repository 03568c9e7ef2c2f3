package dev.marquee.rabbitmq.broker;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import dev.marquee.SelfSignedCertificate;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.annotation.Nullable;

/**
 * A real RabbitMQ broker for one test, on the loopback address: the {@code rabbitmq-server} of this
 * machine, or a container if there is none. Closing it ends the server and deletes its data; so
 * does the end of this JVM. Not thread-safe.
 *
 * <pre>{@code
 * try (RabbitBroker broker = RabbitBroker.start()) {
 *     broker.declareQueue("marquee.trending");
 *     broker.kill();
 *     broker.restart();
 *     List<GetResponse> messages = broker.takeAll("marquee.trending");
 * }
 * }</pre>
 */
public final class RabbitBroker implements AutoCloseable {
    /** The only user, with all permissions on the virtual host {@code /}. */
    public static final String USER = "marquee-user";

    /**
     * The user's password. It contains characters that have a meaning in URIs. Nothing may show it.
     */
    public static final String PASSWORD = "canary/p@ss:word%1";

    private static final int MOST_BYTES_OF_ANY_MESSAGE = 128 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port;
    private final int tlsPort;
    private final BrokerServer server;
    private final Thread atExit = new Thread(this::remove);

    private RabbitBroker(@Nullable SelfSignedCertificate certificate) throws IOException {
        port = FreePort.choose();
        tlsPort = FreePort.choose();
        List<Integer> ports = new ArrayList<>(List.of(port));
        String configuration =
                """
                listeners.tcp.default = %d
                default_user = %s
                default_pass = %s
                loopback_users.guest = true
                log.file.level = info
                """
                        .formatted(port, USER, PASSWORD);
        if (certificate != null) {
            ports.add(tlsPort);
            configuration +=
                    """
                    listeners.ssl.default = %d
                    ssl_options.certfile = %s
                    ssl_options.keyfile = %s
                    ssl_options.verify = verify_none
                    ssl_options.fail_if_no_peer_cert = false
                    """
                            .formatted(
                                    tlsPort, certificate.certificateFile(), certificate.keyFile());
        }
        if (BrokerProcess.isInstalled()) {
            server = BrokerProcess.prepare(configuration);
        } else if (BrokerContainer.isPossible()) {
            server = BrokerContainer.prepare(configuration, ports, certificate);
        } else {
            throw new IllegalStateException(
                    "needs a RabbitMQ: install rabbitmq-server (apt-get install rabbitmq-server,"
                            + " brew install rabbitmq), or start Docker");
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a broker, and waits until it accepts connections. */
    public static RabbitBroker start() throws IOException {
        return started(new RabbitBroker(null));
    }

    /** Starts a broker with a second port for TLS. */
    static RabbitBroker start(SelfSignedCertificate certificate) throws IOException {
        return started(new RabbitBroker(certificate));
    }

    private static RabbitBroker started(RabbitBroker broker) throws IOException {
        try {
            broker.restart();
            return broker;
        } catch (IOException | RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** Kills the broker as {@code kill -9} does. */
    public void kill() {
        server.kill();
    }

    /**
     * Writes the declared queues to the disk. RabbitMQ 3 confirms a declaration before Mnesia's log
     * has it: a broker that is killed in between loses the queue and the confirmed messages in it.
     */
    public void saveQueues() throws IOException, InterruptedException {
        control("eval", "case whereis(mnesia_sup) of undefined -> ok; _ -> mnesia:sync_log() end.");
    }

    /** Starts the broker again after a kill, with the same ports and data. */
    public void restart() throws IOException {
        server.start();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isConnectable() || !server.isAlive());
        if (!isConnectable()) {
            throw new IOException("RabbitMQ does not start: " + server.log());
        }
    }

    /** Returns the broker's address, with user and password. */
    public String uri() {
        return uri(USER, PASSWORD, "/");
    }

    /** Returns the address of the port for TLS, with user and password. */
    public String tlsUri(String host) {
        return "amqps://%s:%s@%s:%d".formatted(encoded(USER), encoded(PASSWORD), host, tlsPort);
    }

    /** Returns the address for another user or virtual host. */
    public String uri(String user, String password, String virtualHost) {
        return "amqp://%s:%s@127.0.0.1:%d/%s"
                .formatted(encoded(user), encoded(password), port, encoded(virtualHost));
    }

    public int port() {
        return port;
    }

    /** Opens a connection that does not recover by itself. */
    public Connection connect() throws IOException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername(USER);
        factory.setPassword(PASSWORD);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setMaxInboundMessageBodySize(MOST_BYTES_OF_ANY_MESSAGE);
        factory.setConnectionTimeout((int) Duration.ofSeconds(20).toMillis());
        try {
            return factory.newConnection("test");
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    /** The use of a channel by a test. */
    public interface Use<T> {
        T with(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }

    /** Opens a channel, uses it and closes it. */
    public <T> T use(Use<T> use) throws IOException, InterruptedException {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            return use.with(channel);
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    /** Declares a durable queue without arguments. */
    public void declareQueue(String queue) throws IOException, InterruptedException {
        use(channel -> channel.queueDeclare(queue, true, false, false, Map.of()));
    }

    /** Declares a durable queue and a topic exchange, and binds the queue to the exchange. */
    public void declareQueue(String queue, String exchange, String bindingKey)
            throws IOException, InterruptedException {
        declareQueue(queue);
        use(
                channel -> {
                    channel.exchangeDeclare(exchange, "topic", true);
                    return channel.queueBind(queue, exchange, bindingKey);
                });
    }

    /** Returns the number of messages in a queue that wait for delivery. */
    public int waiting(String queue) throws IOException, InterruptedException {
        return use(channel -> channel.queueDeclarePassive(queue).getMessageCount());
    }

    /** Takes all messages out of a queue. */
    public List<GetResponse> takeAll(String queue) throws IOException, InterruptedException {
        return use(
                channel -> {
                    List<GetResponse> all = new ArrayList<>();
                    for (GetResponse one = channel.basicGet(queue, true);
                            one != null;
                            one = channel.basicGet(queue, true)) {
                        all.add(one);
                    }
                    return all;
                });
    }

    /** Sends a message to a queue, and waits until the broker has it. */
    public void send(String queue, AMQP.BasicProperties properties, byte[] body)
            throws IOException, InterruptedException {
        use(
                channel -> {
                    channel.confirmSelect();
                    channel.basicPublish("", queue, properties, body);
                    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
                    return null;
                });
    }

    /** Closes the connections of all clients, as an administrator can. */
    public void closeConnections() throws IOException, InterruptedException {
        control("close_all_connections", "closed by the test");
    }

    /** Runs {@code rabbitmqctl}, and returns its output. */
    public String control(String... arguments) throws IOException, InterruptedException {
        return server.control(arguments);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        remove();
    }

    private void remove() {
        server.remove();
    }

    private boolean isConnectable() {
        try {
            connect().close();
            return true;
        } catch (IOException | ShutdownSignalException e) {
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
