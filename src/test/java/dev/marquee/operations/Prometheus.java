package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Prometheus server, in its own process and on the loopback address. */
final class Prometheus implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns whether Prometheus and its promtool are installed. */
    static boolean isInstalled() {
        return isOnPath("prometheus") && isOnPath("promtool");
    }

    /**
     * Starts a server.
     *
     * @param folder the folder for its data and its log
     * @param configuration its configuration file
     */
    static Prometheus start(Path folder, Path configuration) throws IOException {
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                "prometheus",
                                "--config.file=" + configuration,
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("prometheus.log").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Prometheus(process, port);
    }

    /** Runs promtool and fails the test if it reports an error. */
    static void promtool(String... arguments) throws IOException, InterruptedException {
        Process check =
                new ProcessBuilder(
                                Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(output).isZero();
    }

    /** Returns the current series of an expression. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        return get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .get("result");
    }

    /** Returns the names of the alerts that are firing. */
    List<String> firing() throws IOException, InterruptedException {
        return Stream.of(get("alerts").get("alerts"))
                .flatMap(
                        alerts ->
                                Stream.iterate(0, i -> i < alerts.size(), i -> i + 1)
                                        .map(alerts::get))
                .filter(alert -> alert.get("state").asText().equals("firing"))
                .map(alert -> alert.at("/labels/alertname").asText())
                .toList();
    }

    /** Returns the rules, each with its health. */
    JsonNode rules() throws IOException, InterruptedException {
        return get("rules").at("/groups/0/rules");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        JsonNode answer =
                JSON.readTree(
                        page(URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port, path))));
        assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("success");
        return answer.get("data");
    }

    /** Returns the body of the response to a GET request. */
    static String page(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
