package dev.marquee.thumbnails;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Requests one image, once: look-up, check, connection, redirects, body, type. For another try the
 * caller calls again.
 *
 * <p>The HTTP client is stripped of all that acts by itself: redirects, retries, cookies, proxies,
 * credentials, decompression, HTTP/2. Only the behavior of this class is left. Thread-safe; {@link
 * #close} ends what is under way.
 */
final class ImageFetcher implements AutoCloseable {

    private static final int LONGEST_HEADER_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    /** A connection stays with the address that it was opened to, so it is renewed now and then. */
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(1);

    private final ThumbnailLimits limits;
    private final UrlRule urlRule;
    private final PinnedNames names;
    private final Executor lookups;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final CloseableHttpAsyncClient client;

    /**
     * Opens the HTTP client and its one thread.
     *
     * @param lookups runs the look-ups of names, which block
     * @param timer ends tries that take too long; nothing that blocks runs on it
     */
    ImageFetcher(
            ThumbnailSettings settings,
            Outside outside,
            Executor lookups,
            ScheduledExecutorService timer) {
        this.limits = settings.limits();
        this.urlRule = settings.urlRule();
        this.names = new PinnedNames(outside.lookup());
        this.lookups = lookups;
        this.timer = timer;
        this.clock = outside.clock();
        this.client = client(settings, names, outside);
        client.start();
    }

    /**
     * One try.
     *
     * @param limit when the try is given up
     * @return completes with what came of it, never exceptionally, on a thread that must not block
     */
    CompletableFuture<Fetched> fetch(String url, Duration limit) {
        Try one = new Try();
        one.begin(url, limit);
        return one.result;
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    /** One try: a chain of exchanges, each the answer to a redirect, under one time limit. */
    private final class Try {

        private final CompletableFuture<Fetched> result = new CompletableFuture<>();
        private int redirects;
        @Nullable private volatile Future<?> alarm;
        @Nullable private volatile Future<?> exchange;
        @Nullable private volatile ImageBody body;
        @Nullable private volatile Target target;

        void begin(String url, Duration limit) {
            try {
                alarm = timer.schedule(() -> timeOut(limit), limit.toNanos(), TimeUnit.NANOSECONDS);
                follow(urlRule.check(url));
            } catch (RefusedException e) {
                finish(new Fetched.Refused(e.getMessage()));
            } catch (RuntimeException e) {
                finish(unexpected(e));
            }
        }

        private void follow(Target next) {
            target = next;
            lookups.execute(
                    () -> {
                        try {
                            names.pin(next);
                            ask(next);
                        } catch (RefusedException e) {
                            finish(new Fetched.Refused(e.getMessage()));
                        } catch (UnknownHostException e) {
                            finish(faulty("host " + next.host() + " is not known"));
                        } catch (RuntimeException e) {
                            finish(unexpected(e));
                        }
                    });
        }

        private void ask(Target asked) {
            if (result.isDone()) {
                return;
            }
            ImageBody receiver = new ImageBody(limits.maxBytes());
            body = receiver;
            HttpHost host = new HttpHost(asked.url().getScheme(), asked.host(), asked.port());
            Future<?> started =
                    client.execute(
                            host,
                            request(host, asked),
                            receiver,
                            null,
                            HttpClientContext.create(),
                            new FutureCallback<byte[]>() {
                                @Override
                                public void completed(byte[] bytes) {
                                    ended(asked, receiver, bytes, null);
                                }

                                @Override
                                public void failed(Exception cause) {
                                    ended(asked, receiver, null, cause);
                                }

                                @Override
                                public void cancelled() {
                                    ended(asked, receiver, null, new IOException("cancelled"));
                                }
                            });
            exchange = started;
            if (result.isDone()) {
                started.cancel(true);
            }
        }

        /** Whatever ended the exchange, a head that has come says more than the fault after it. */
        private void ended(
                Target asked,
                ImageBody receiver,
                @Nullable byte[] bytes,
                @Nullable Exception cause) {
            try {
                ImageBody.Head head = receiver.head();
                if (head == null || (head.ok() && bytes == null)) {
                    finish(fault(asked, receiver, cause));
                } else if (head.ok()) {
                    finish(image(bytes));
                } else if (isRedirect(head)) {
                    redirect(asked, head);
                } else {
                    finish(refusal(asked, head));
                }
            } catch (RuntimeException e) {
                finish(unexpected(e));
            }
        }

        private void redirect(Target from, ImageBody.Head head) {
            if (redirects++ >= limits.maxRedirects()) {
                finish(
                        new Fetched.Refused(
                                "redirected more than " + limits.maxRedirects() + " times"));
                return;
            }
            try {
                follow(urlRule.checkRedirect(from, head.location()));
            } catch (RefusedException e) {
                finish(new Fetched.Refused("redirected: " + e.getMessage()));
            }
        }

        private void timeOut(Duration limit) {
            ImageBody receiver = body;
            Target asked = target;
            ImageBody.Head head = receiver == null ? null : receiver.head();
            boolean decided = head != null && !head.ok() && !isRedirect(head);
            finish(
                    decided && asked != null
                            ? refusal(asked, head)
                            : faulty("no whole answer within " + seconds(limit)));
            Future<?> pending = exchange;
            if (pending != null) {
                pending.cancel(true);
            }
        }

        private void finish(Fetched fetched) {
            result.complete(fetched);
            Future<?> set = alarm;
            if (set != null) {
                set.cancel(false);
            }
        }
    }

    private static AsyncRequestProducer request(HttpHost host, Target target) {
        BasicHttpRequest request = new BasicHttpRequest(Method.GET, host, target.pathAndQuery());
        request.setHeader(HttpHeaders.ACCEPT, "image/jpeg, image/png, image/webp");
        return new BasicRequestProducer(request, null);
    }

    private static boolean isRedirect(ImageBody.Head head) {
        return switch (head.status()) {
            case HttpStatus.SC_MOVED_PERMANENTLY,
                    HttpStatus.SC_MOVED_TEMPORARILY,
                    HttpStatus.SC_SEE_OTHER,
                    HttpStatus.SC_TEMPORARY_REDIRECT,
                    HttpStatus.SC_PERMANENT_REDIRECT ->
                    head.location() != null;
            default -> false;
        };
    }

    private static Fetched image(byte[] bytes) {
        return ImageType.of(bytes)
                .<Fetched>map(type -> new Fetched.Image(type, bytes))
                .orElseGet(
                        () -> new Fetched.Refused("the answer is not a JPEG, PNG or WebP image"));
    }

    /** What a status other than 200 and the redirects means. */
    private Fetched refusal(Target target, ImageBody.Head head) {
        int status = head.status();
        String detail = "HTTP " + status + " from " + target.host();
        if (status == HttpStatus.SC_NOT_FOUND || status == HttpStatus.SC_GONE) {
            return new Fetched.Missing(detail);
        }
        if (status == HttpStatus.SC_TOO_MANY_REQUESTS
                || status >= HttpStatus.SC_INTERNAL_SERVER_ERROR) {
            String wish = head.retryAfter();
            return new Fetched.Faulty(
                    detail,
                    wish == null ? null : RetryAfter.parse(wish, clock.instant()).orElse(null));
        }
        return new Fetched.Failed(detail);
    }

    /** What it means that no whole answer came. */
    private Fetched fault(Target target, ImageBody body, @Nullable Exception cause) {
        String host = target.host();
        if (body.tooLarge()) {
            return new Fetched.Refused("the image is larger than " + limits.maxBytes() + " bytes");
        }
        if (cause instanceof UnknownHostException) {
            return faulty("host " + host + " is not known");
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof SocketTimeoutException) {
            return faulty("no answer from " + host + " in time");
        }
        if (cause instanceof ConnectException) {
            return faulty("no connection to " + host + " on port " + target.port());
        }
        if (cause instanceof SSLException) {
            return faulty("no secure connection to " + host + ": " + cause.getMessage());
        }
        return faulty("the connection to " + host + " broke off");
    }

    private static Fetched faulty(String detail) {
        return new Fetched.Faulty(detail, null);
    }

    private static Fetched unexpected(RuntimeException cause) {
        return new Fetched.Failed("could not be asked: " + cause);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static CloseableHttpAsyncClient client(
            ThumbnailSettings settings, PinnedNames names, Outside outside) {
        ThumbnailLimits limits = settings.limits();
        Timeout connectTimeout = Timeout.of(limits.connectTimeout());
        Timeout tryTimeout = Timeout.of(limits.tryTimeout());
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create();
        if (outside.trust() != null) {
            tls.setSslContext(outside.trust());
        }
        return HttpAsyncClients.custom()
                .setConnectionManager(
                        PoolingAsyncClientConnectionManagerBuilder.create()
                                .setDnsResolver(names)
                                .setTlsStrategy(tls.buildAsync())
                                .setMaxConnTotal(settings.concurrency())
                                .setMaxConnPerRoute(settings.concurrency())
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(connectTimeout)
                                                .setSocketTimeout(tryTimeout)
                                                .setTimeToLive(CONNECTION_LIFE)
                                                .build())
                                .setDefaultTlsConfig(
                                        TlsConfig.custom()
                                                .setHandshakeTimeout(connectTimeout)
                                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                                .build())
                                .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(tryTimeout)
                                .setResponseTimeout(tryTimeout)
                                .setAuthenticationEnabled(false)
                                .setProtocolUpgradeEnabled(false)
                                .build())
                .setHttp1Config(
                        Http1Config.custom()
                                .setMaxLineLength(LONGEST_HEADER_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setThreadFactory(new DefaultThreadFactory("thumbnail-http", true))
                // The default would ask the system for proxies where a property says so.
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setUserAgent(userAgent())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static String userAgent() {
        String version = ImageFetcher.class.getPackage().getImplementationVersion();
        return "marquee/" + (version == null ? "development" : version);
    }
}
