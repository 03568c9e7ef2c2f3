package dev.marquee.rabbitmq.broker;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
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
 * A real RabbitMQ of a test's own, on the loopback address: the {@code rabbitmq-server} of this
 * machine, else a container. It is gone when it is closed, at the latest with this JVM. Not
 * thread-safe.
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
    /** The user that there is, with all permissions on the virtual host {@code /}. */
    public static final String USER = "marquee-user";

    /** The user's password, with what has a meaning in URIs; to be found nowhere. */
    public static final String PASSWORD = "canary/p@ss:word%1";

    private static final int MOST_BYTES_OF_ANY_MESSAGE = 128 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port;
    private final int tlsPort;
    private final BrokerServer server;
    private final Thread atExit = new Thread(this::remove);

    private RabbitBroker(@Nullable SelfMadeCertificate certificate) throws IOException {
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
                            .formatted(tlsPort, certificate.chainFile(), certificate.keyFile());
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

    /** Starts a broker, and waits until it can be connected to. */
    public static RabbitBroker start() throws IOException {
        return started(new RabbitBroker(null));
    }

    /** The same, with a second port for TLS. */
    static RabbitBroker start(SelfMadeCertificate certificate) throws IOException {
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

    /** Ends the broker as {@code kill -9} does. */
    public void kill() {
        server.kill();
    }

    /**
     * Writes the queues that were declared to the disk. RabbitMQ 3 confirms a declaration before
     * Mnesia's log has it: a broker that is killed just then forgets the queue, and the confirmed
     * messages in it.
     */
    public void saveQueues() throws IOException, InterruptedException {
        control("eval", "case whereis(mnesia_sup) of undefined -> ok; _ -> mnesia:sync_log() end.");
    }

    /** Starts it again after a kill, on the same ports and with the same data. */
    public void restart() throws IOException {
        server.start();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isConnectable() || !server.isAlive());
        if (!isConnectable()) {
            throw new IOException("RabbitMQ does not start: " + server.log());
        }
    }

    /** Its address, with user and password. */
    public String uri() {
        return uri(USER, PASSWORD, "/");
    }

    /** The same for TLS. */
    public String tlsUri(String host) {
        return "amqps://%s:%s@%s:%d".formatted(encoded(USER), encoded(PASSWORD), host, tlsPort);
    }

    /** The address for another user or virtual host. */
    public String uri(String user, String password, String virtualHost) {
        return "amqp://%s:%s@127.0.0.1:%d/%s"
                .formatted(encoded(user), encoded(password), port, encoded(virtualHost));
    }

    public int port() {
        return port;
    }

    /** A connection of the test's, which does not come back by itself. */
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

    /** What a test does with a channel. */
    public interface Use<T> {
        T with(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }

    /** Does something with a channel of its own. */
    public <T> T use(Use<T> use) throws IOException, InterruptedException {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            return use.with(channel);
        } catch (TimeoutException e) {
            throw new IOException(e);
        }
    }

    /** Makes a durable queue without arguments. */
    public void declareQueue(String queue) throws IOException, InterruptedException {
        use(channel -> channel.queueDeclare(queue, true, false, false, Map.of()));
    }

    /** Makes a durable queue that gets what is sent to a topic exchange, which is made too. */
    public void declareQueue(String queue, String exchange, String bindingKey)
            throws IOException, InterruptedException {
        declareQueue(queue);
        use(
                channel -> {
                    channel.exchangeDeclare(exchange, "topic", true);
                    return channel.queueBind(queue, exchange, bindingKey);
                });
    }

    /** How many messages of a queue wait to be delivered. */
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

    /** Closes the connections of all clients, as an operator can. */
    public void closeConnections() throws IOException, InterruptedException {
        control("close_all_connections", "closed by the test");
    }

    /** Runs {@code rabbitmqctl}, and returns what it printed. */
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
