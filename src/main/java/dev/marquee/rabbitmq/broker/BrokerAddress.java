package dev.marquee.rabbitmq.broker;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.FrameHandlerFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where a broker is, and who comes: {@code amqp://USER:PASSWORD@HOST:PORT/VIRTUALHOST}, or {@code
 * amqps} for TLS, as RabbitMQ's URI specification has it.
 *
 * <p>It is a secret that nothing shows: {@link #toString} leaves user and password out, and they
 * reach the TaskManagers only within serialized operators, which neither the web UI nor a plan or a
 * log prints. Immutable.
 */
public final class BrokerAddress implements Serializable {
    /**
     * As much as RabbitMQ 3 takes unless it is told otherwise. The client closes the connection on
     * more than it is told, and the message would come again and again.
     */
    private static final int MOST_BYTES_OF_ANY_MESSAGE = 128 << 20;

    private static final long serialVersionUID = 1L;

    private static final String PLAIN = "amqp";
    private static final String SECURE = "amqps";
    private static final String DEFAULT_USER = "guest";
    private static final String DEFAULT_VIRTUAL_HOST = "/";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** A peer that is gone without a word is noticed within two of these. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final boolean secure;
    private final String host;
    private final int port;
    private final String virtualHost;
    private final String user;
    private final String password;
    @Nullable private final String authorities;

    private BrokerAddress(
            boolean secure,
            String host,
            int port,
            String virtualHost,
            String user,
            String password,
            @Nullable String authorities) {
        this.secure = secure;
        this.host = host;
        this.port = port;
        this.virtualHost = virtualHost;
        this.user = user;
        this.password = password;
        this.authorities = authorities;
    }

    /**
     * Reads an address. Left out, the port is that of the scheme, the user {@code guest} and the
     * virtual host {@code /}.
     *
     * @throws IllegalArgumentException that says what is wrong, without what may be a secret
     */
    public static BrokerAddress parse(String text) {
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals(SECURE);
        if (!secure && !scheme.equals(PLAIN)) {
            throw new IllegalArgumentException("does not begin with amqp:// or amqps://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "has no host that can be read; in user and password, / : @ and % are written"
                            + " %2F %3A %40 and %25");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("has something after the virtual host");
        }
        String[] userInfo =
                uri.getRawUserInfo() == null
                        ? new String[] {DEFAULT_USER, DEFAULT_USER}
                        : uri.getRawUserInfo().split(":", 2);
        int port = uri.getPort();
        if (port < 0) {
            port =
                    secure
                            ? ConnectionFactory.DEFAULT_AMQP_OVER_SSL_PORT
                            : ConnectionFactory.DEFAULT_AMQP_PORT;
        }
        return new BrokerAddress(
                secure,
                uri.getHost(),
                port,
                virtualHost(uri.getRawPath()),
                decoded(userInfo[0]),
                userInfo.length == 2 ? decoded(userInfo[1]) : "",
                null);
    }

    /**
     * The same address, whose certificate these authorities vouch for, instead of the JDK's.
     *
     * @param pem their certificates, as PEM
     * @throws IllegalArgumentException if there is none, or the address is not {@code amqps}
     */
    public BrokerAddress trusting(String pem) {
        if (!secure) {
            throw new IllegalArgumentException("an address that is not amqps:// has no use for it");
        }
        try {
            if (certificates(pem).isEmpty()) {
                throw new IllegalArgumentException("it holds no certificate");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it is no PEM of certificates", e);
        }
        return new BrokerAddress(secure, host, port, virtualHost, user, password, pem);
    }

    /** What a client needs to connect; it recovers nothing by itself. */
    ConnectionFactory connectionFactory() {
        ConnectionFactory factory = new ReadableConnectionFactory();
        factory.setHost(host);
        factory.setPort(port);
        factory.setVirtualHost(virtualHost);
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setMaxInboundMessageBodySize(MOST_BYTES_OF_ANY_MESSAGE);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout((int) CONNECT_TIMEOUT.toMillis());
        factory.setRequestedHeartbeat((int) HEARTBEAT.toSeconds());
        factory.setThreadFactory(
                work -> {
                    Thread thread = new Thread(work);
                    // A command that fails must not wait for a connection that is left.
                    thread.setDaemon(true);
                    return thread;
                });
        if (secure) {
            try {
                factory.useSslProtocol(sslContext());
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("TLS is not possible: " + e.getMessage(), e);
            }
            factory.enableHostnameVerification();
        }
        return factory;
    }

    /** Makes connections whose messages can all be read. */
    private static final class ReadableConnectionFactory extends ConnectionFactory {
        @Override
        protected synchronized FrameHandlerFactory createFrameHandlerFactory() throws IOException {
            FrameHandlerFactory frames = super.createFrameHandlerFactory();
            return (server, name) -> new ReadableFrames(frames.create(server, name));
        }
    }

    String host() {
        return host;
    }

    String virtualHost() {
        return virtualHost;
    }

    /** A text without the user, whom brokers name in what they answer. */
    String withoutUser(String text) {
        return text.replaceAll("(?i)user '[^']*'", "the user");
    }

    /** The address without user and password. */
    @Override
    public String toString() {
        return "%s://%s:%d/%s"
                .formatted(
                        secure ? SECURE : PLAIN,
                        host,
                        port,
                        virtualHost.equals(DEFAULT_VIRTUAL_HOST) ? "" : virtualHost);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Neither its message nor its cause: both quote the text.
            throw new IllegalArgumentException(
                    "is no URI: character %d (%s); in user and password, special characters are"
                                    .formatted(e.getIndex() + 1, e.getReason())
                            + " written as % and two digits");
        }
    }

    private static String virtualHost(@Nullable String rawPath) {
        return rawPath == null || rawPath.length() <= 1
                ? DEFAULT_VIRTUAL_HOST
                : decoded(rawPath.substring(1));
    }

    /** A plus sign is itself here, unlike in forms. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private SSLContext sslContext() throws GeneralSecurityException, IOException {
        if (authorities == null) {
            return SSLContext.getDefault();
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        for (Certificate certificate : certificates(authorities)) {
            trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Collection<? extends Certificate> certificates(String pem)
            throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }
}
