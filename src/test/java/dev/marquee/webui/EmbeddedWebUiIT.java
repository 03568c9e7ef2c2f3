package dev.marquee.webui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.marquee.job.EmbeddedFlink;
import dev.marquee.job.JobSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.rest.HttpMethodWrapper;
import org.apache.flink.runtime.rest.handler.RestHandlerSpecification;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends requests to the web UI of an embedded Flink with a running job. */
final class EmbeddedWebUiIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<Path> BROWSERS =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

    @TempDir static Path temp;

    private static Set<String> portsBefore;
    private static JobClient job;
    private static URI webUi;

    @BeforeAll
    static void runAJob() throws Exception {
        portsBefore = listeningSockets();
        List<String> notices = new ArrayList<>();
        StreamExecutionEnvironment env =
                EmbeddedFlink.environment(
                        new JobSettings(null, false, 2, Map.of(), null), 0, notices::add);
        env.fromSource(
                        FileSource.forRecordStreamFormat(
                                        new TextLineInputFormat(),
                                        new org.apache.flink.core.fs.Path(temp.toUri()))
                                .monitorContinuously(Duration.ofHours(1))
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "endless")
                .sinkTo(new DiscardingSink<>());
        job = env.executeAsync("endless job");
        webUi = URI.create(notices.get(0).replaceFirst("^Web UI: (\\S+).*", "$1"));
        Awaitility.await().atMost(PATIENCE).until(() -> status() == JobStatus.RUNNING);
    }

    @AfterAll
    static void cancel() throws Exception {
        if (job != null) {
            job.cancel().get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void theWebUiShowsTheJob() throws Exception {
        Answer answer = ask("GET", "/jobs/overview", "Host: " + webUi.getAuthority());

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.text)
                .contains("endless job")
                .doesNotContainIgnoringCase("access-control-allow-origin")
                .containsIgnoringCase("x-frame-options: DENY");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /jobs",
        "POST, /v1/jobs",
        "POST, /jars/upload",
        "POST, /jars/x/run",
        "GET, /jobs/JOB/yarn-cancel",
        "GET, /jobs/JOB/%79arn-cancel",
        "GET, /v1/jobs/JOB/yarn-stop",
        "PATCH, /jobs/JOB",
        "PATCH, /jobs/JOB?mode=cancel",
        "POST, /jobs/JOB/stop",
        "POST, /jobs/JOB/savepoints",
        "POST, /savepoint-disposal",
        "POST, /datasets/x",
        "PUT, /jobs/JOB/resource-requirements",
        "DELETE, /cluster",
        "OPTIONS, /jobs"
    })
    void requestsThatChangeSomethingAreRefused(String method, String path) throws Exception {
        Answer answer =
                ask(
                        method,
                        path.replace("JOB", job.getJobID().toString()),
                        "Host: " + webUi.getAuthority(),
                        "Content-Length: 0");

        assertThat(answer.status).as(answer.text).isEqualTo(403);
        assertThat(status()).isEqualTo(JobStatus.RUNNING);
    }

    /** The routes are read from Flink's classes, so that the test covers routes of new versions. */
    @Test
    void everyChangingRouteOfFlinkIsRefused() throws Exception {
        Set<String> routes = changingRoutes();

        assertThat(routes).hasSizeGreaterThan(10).contains("POST /jobs", "DELETE /cluster");
        for (String route : routes) {
            String[] methodAndPath = route.replaceAll(":[a-z]+", "x").split(" ", -1);
            Answer answer =
                    ask(
                            methodAndPath[0],
                            methodAndPath[1],
                            "Host: " + webUi.getAuthority(),
                            "Content-Length: 0");

            assertThat(answer.status).as(route).isEqualTo(403);
        }
        assertThat(status()).isEqualTo(JobStatus.RUNNING);
    }

    /** HOST and JOB are replaced; a bar is a line end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "absolute form; GET http://evil.example/overview HTTP/1.1|Host: HOST",
                "absolute form of ours; GET http://HOST/overview HTTP/1.1|Host: HOST",
                "no host; GET /overview HTTP/1.0",
                "two hosts; GET /overview HTTP/1.1|Host: HOST|Host: evil.example",
                "two hosts in one; GET /overview HTTP/1.1|Host: HOST, evil.example",
                "a folded host; GET /overview HTTP/1.1|Host: evil.example| HOST",
                "small letters; GET /overview HTTP/1.1|host: evil.example",
                "a dot; GET /overview HTTP/1.1|Host: localhost.",
                "a user; GET /overview HTTP/1.1|Host: evil@HOST",
                "an empty port; GET /overview HTTP/1.1|Host: 127.0.0.1:",
                "another form of the address; GET /overview HTTP/1.1|Host: 2130706433",
                "a page without an origin; GET /overview HTTP/1.1|Host: HOST|Origin: null",
                "two origins; GET /overview HTTP/1.1|Host: HOST|Origin: http://HOST|Origin: null",
                "a WebSocket; GET /overview HTTP/1.1|Host: HOST|Origin: http://evil.example"
                        + "|Connection: Upgrade|Upgrade: websocket|Sec-WebSocket-Version: 13"
                        + "|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "small letters of a method; post /jobs HTTP/1.1|Host: HOST",
                "a method of its own; GETX /jobs HTTP/1.1|Host: HOST",
                "two slashes; GET //jobs/JOB/yarn-cancel HTTP/1.1|Host: HOST",
                "a slash at the end; GET /jobs/JOB/yarn-cancel/ HTTP/1.1|Host: HOST",
                "a dot in the path; GET /jobs/JOB/./yarn-cancel HTTP/1.1|Host: HOST",
                "an encoded slash; GET /jobs/JOB%2Fyarn-cancel HTTP/1.1|Host: HOST",
                "an override; POST /jobs HTTP/1.1|Host: HOST|X-HTTP-Method-Override: GET",
                "a long header; GET /overview HTTP/1.1|Host: HOST|X: LONG"
            })
    void hostileRequestsAreRefused(String name, String request) throws Exception {
        String text = send(request + "|Connection: close||");

        assertThat(text).startsWith("HTTP/1.1 403").doesNotContain("flink-version");
        assertThat(status()).isEqualTo(JobStatus.RUNNING);
    }

    /** A served request does not let the next requests of its connection pass unchecked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /overview HTTP/1.1|Host: HOST||POST /jobs HTTP/1.1|Host: HOST|Content-Length:"
                        + " 0||",
                "GET /overview HTTP/1.1|Host: HOST|Content-Length: 5|Transfer-Encoding:"
                        + " chunked||0||PATCH /jobs/JOB HTTP/1.1|Host: HOST|Content-Length: 0||",
                "GET /overview HTTP/1.1|Host: HOST|Transfer-Encoding: xchunked|Content-Length: 0||"
                        + "GET /jobs/JOB/yarn-cancel HTTP/1.1|Host: HOST||"
            })
    void everyRequestOfAConnectionIsChecked(String requests) throws Exception {
        String text = send(requests);

        assertThat(text).contains("HTTP/1.1 403").doesNotContain("HTTP/1.1 202");
        assertThat(status()).isEqualTo(JobStatus.RUNNING);
    }

    private static Set<String> changingRoutes() throws Exception {
        Set<String> routes = new TreeSet<>();
        for (JavaClass candidate :
                new ClassFileImporter()
                        .importPackages(
                                "org.apache.flink.runtime.rest",
                                "org.apache.flink.runtime.webmonitor")) {
            if (candidate.isAssignableTo(RestHandlerSpecification.class)
                    && candidate.tryGetMethod("getInstance").isPresent()) {
                RestHandlerSpecification route =
                        (RestHandlerSpecification)
                                Class.forName(candidate.getName())
                                        .getMethod("getInstance")
                                        .invoke(null);
                if (route.getHttpMethod() != HttpMethodWrapper.GET) {
                    routes.add(route.getHttpMethod() + " " + route.getTargetRestEndpointURL());
                }
            }
        }
        return routes;
    }

    /** Sends exactly these lines, and returns all answers. */
    private static String send(String lines) throws IOException {
        String request =
                lines.replace("|", "\r\n")
                        .replace("HOST", webUi.getAuthority())
                        .replace("JOB", job.getJobID().toString())
                        .replace("LONG", "x".repeat(200_000));
        try (Socket socket = new Socket(webUi.getHost(), webUi.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aBodyIsRefusedBeforeItArrives() throws Exception {
        Answer answer =
                ask(
                        "POST",
                        "/jobs",
                        "Host: " + webUi.getAuthority(),
                        "Content-Type: multipart/form-data; boundary=x",
                        "Content-Length: 100000000");

        assertThat(answer.status).as("status before a byte of the body is sent").isEqualTo(403);
    }

    /** A client that still sends would lose the answer if the server reset the connection. */
    @Test
    void theAnswerReachesAClientThatSendsItsWholeBodyFirst() throws Exception {
        String body = "x".repeat(5_000_000);

        String text =
                send(
                        "POST /jobs HTTP/1.1|Host: HOST|Content-Length: "
                                + body.length()
                                + "||"
                                + body);

        assertThat(text).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @CsvSource({
        "Host: evil.example, Accept: */*",
        "Host: 127.0.0.1, Origin: http://evil.example",
        "Host: 127.0.0.1, Origin: null",
        "Host: 127.0.0.1, Sec-Fetch-Site: cross-site",
        "Accept: */*, Connection: close"
    })
    void requestsOfForeignPagesAreRefused(String first, String second) throws Exception {
        Answer answer = ask("GET", "/overview", first, second);

        assertThat(answer.status).as(answer.text).isEqualTo(403);
        assertThat(answer.text).doesNotContain("flink-version");
    }

    @Test
    void everyPortOfTheProcessIsOnTheLoopbackAddress() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "this system has no /proc/net/tcp");
        Set<String> opened = listeningSockets();
        opened.removeAll(portsBefore);

        assertThat(opened)
                .as("new ports of this process")
                .isNotEmpty()
                .allMatch(
                        address ->
                                address.startsWith("0100007F:")
                                        || address.startsWith("0000000000000000FFFF00000100007F:")
                                        || address.startsWith("00000000000000000000000001000000:"));
    }

    @Test
    void aForeignPageInABrowserReachesNothing() throws Exception {
        Path browser = browser();
        CompletableFuture<String> report = new CompletableFuture<>();
        HttpServer evil =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        evil.createContext(
                "/",
                exchange -> {
                    byte[] page =
                            attack(webUi, job.getJobID().toString())
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=UTF-8");
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        evil.createContext(
                "/report",
                exchange -> {
                    report.complete(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        evil.start();
        Process process =
                browse(browser, "http://127.0.0.1:" + evil.getAddress().getPort() + "/", "page");
        try {
            assertThat(report.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("read: blocked; image: blocked; script: blocked; sent");
        } finally {
            process.destroyForcibly().waitFor();
            evil.stop(0);
        }
        assertThat(status()).isEqualTo(JobStatus.RUNNING);
        assertThat(ask("GET", "/jobs", "Host: 127.0.0.1").text)
                .as("the only job")
                .containsOnlyOnce("\"id\"");
    }

    @Test
    void theWebUiWorksInABrowser() throws Exception {
        Process process =
                browse(
                        browser(),
                        webUi + "/#/overview",
                        "ui",
                        "--virtual-time-budget=20000",
                        "--dump-dom");
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }

        assertThat(Files.readString(temp.resolve("ui.out"))).contains("endless job");
    }

    private static String attack(URI webUi, String job) {
        return """
        <!doctype html><title>evil</title><iframe name=frame></iframe><script>
        const ui = '%s', job = ui + '/jobs/%s';
        const outcome = (promise) => promise.then(() => 'reached', () => 'blocked');
        const loaded = (element, url) => outcome(new Promise((resolve, reject) => {
          element.onload = resolve; element.onerror = reject; element.src = url;
          document.body.append(element);
        }));
        (async () => {
          const read = await outcome(fetch(ui + '/jobs/overview').then(r => r.text()));
          const image = await loaded(new Image(), job + '/yarn-cancel');
          const script = await loaded(document.createElement('script'), job + '/yarn-stop');
          const blind = (url, how) =>
              fetch(url, {mode: 'no-cors', ...how}).catch(() => null);
          await blind(job + '/yarn-cancel', {});
          await blind(ui + '/jobs', {method: 'POST', body: 'x'});
          await blind(ui + '/jars/upload', {method: 'POST', body: new FormData()});
          await blind(job, {method: 'PATCH'});
          const form = document.createElement('form');
          form.method = 'post'; form.action = job + '/stop'; form.target = 'frame';
          document.body.append(form); form.submit();
          await fetch('/report', {method: 'POST', body:
              `read: ${read}; image: ${image}; script: ${script}; sent`});
        })();
        </script><body></body>
        """
                .formatted(webUi, job);
    }

    private static Path browser() {
        Path browser = BROWSERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(browser != null, "there is no chromium on this machine");
        return browser;
    }

    private static Process browse(Path browser, String url, String name, String... options)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(browser.toString());
        command.addAll(
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--user-data-dir=" + temp.resolve(name)));
        command.addAll(List.of(options));
        command.add(url);
        return new ProcessBuilder(command)
                .redirectOutput(temp.resolve(name + ".out").toFile())
                .redirectError(temp.resolve(name + ".err").toFile())
                .start();
    }

    private static JobStatus status() throws Exception {
        return job.getJobStatus().get(1, TimeUnit.MINUTES);
    }

    private record Answer(int status, String text) {}

    /** Sends exactly these headers; an HTTP client would add headers of its own. */
    private static Answer ask(String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket(webUi.getHost(), webUi.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request =
                    method
                            + " "
                            + path
                            + " HTTP/1.1\r\n"
                            + String.join("\r\n", headers)
                            + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String text =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return new Answer(Integer.parseInt(text.split(" ", 3)[1]), text);
        }
    }

    /**
     * Returns the addresses on which this process listens, in hexadecimal; none without a /proc.
     */
    private static Set<String> listeningSockets() throws IOException {
        Set<String> inodes = new TreeSet<>();
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return inodes;
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            for (Path descriptor : open.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    inodes.add(Files.readSymbolicLink(descriptor).toString());
                }
            }
        } catch (java.nio.file.NoSuchFileException closedMeanwhile) {
            return listeningSockets();
        }
        Set<String> addresses = new TreeSet<>();
        for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            for (String line : Files.readAllLines(table)) {
                String[] fields = line.strip().split("\\s+", -1);
                if (fields[3].equals("0A") && inodes.contains("socket:[" + fields[9] + "]")) {
                    addresses.add(fields[1]);
                }
            }
        }
        return addresses;
    }
}
