package dev.marquee.thumbnails;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real HTTP server on a loopback address. A test defines its answers; it records the requests.
 */
public final class ImageServer implements AutoCloseable {

    /** A request as it arrived. */
    record Request(String path, Map<String, List<String>> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private ImageServer(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static ImageServer start() throws IOException {
        return startAt(InetAddress.getLoopbackAddress(), 0);
    }

    static ImageServer startAt(InetAddress address, int port) throws IOException {
        return new ImageServer(HttpServer.create(new InetSocketAddress(address, port), 1000));
    }

    /** Uses a server that is not started yet, which a test may have configured for TLS. */
    static ImageServer start(HttpServer server) {
        return new ImageServer(server);
    }

    /** Defines the answer to a path. The answer for {@code /} is the default of all paths. */
    public ImageServer answer(String path, HttpHandler answer) {
        answers.put(path, answer);
        return this;
    }

    /** Gives the answers in turn, and then repeats the last one. */
    ImageServer answerInTurn(String path, HttpHandler... inTurn) {
        AtomicInteger turn = new AtomicInteger();
        return answer(
                path,
                exchange ->
                        inTurn[Math.min(turn.getAndIncrement(), inTurn.length - 1)].handle(
                                exchange));
    }

    static HttpHandler image(byte[] image) {
        return body(200, "image/jpeg", image);
    }

    public static HttpHandler body(int status, String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        };
    }

    static HttpHandler status(int status) {
        return body(status, "text/plain", new byte[] {'n', 'o'});
    }

    static HttpHandler status(int status, String header, String value) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            status(status).handle(exchange);
        };
    }

    static HttpHandler redirect(String location) {
        return status(302, "Location", location);
    }

    /** Does not answer as long as the server runs. */
    HttpHandler silence() {
        return exchange -> awaitClosing();
    }

    /** Answers 200, and sends bytes until the client closes the connection. */
    static HttpHandler endless() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(Images.of(ImageType.JPEG));
                byte[] more = new byte[8192];
                while (true) {
                    out.write(more);
                }
            }
        };
    }

    /** Sends this status, the headers and the beginning of a body, and then nothing more. */
    HttpHandler stuck(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 1000);
            OutputStream out = exchange.getResponseBody();
            out.write(Images.of(ImageType.JPEG));
            out.flush();
            awaitClosing();
        };
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Returns host and port, as a setting names them. */
    public String host() {
        return server.getAddress().getAddress().getHostAddress() + ":" + port();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> requestedPaths() {
        return requests.stream().map(Request::path).toList();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        requests.add(new Request(path, Map.copyOf(exchange.getRequestHeaders())));
        HttpHandler answer = answers.getOrDefault(path, answers.get("/"));
        try {
            (answer == null ? status(404) : answer).handle(exchange);
        } finally {
            exchange.close();
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
