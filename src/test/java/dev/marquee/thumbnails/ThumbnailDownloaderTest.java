package dev.marquee.thumbnails;

import static dev.marquee.thumbnails.ImageServer.body;
import static dev.marquee.thumbnails.ImageServer.endless;
import static dev.marquee.thumbnails.ImageServer.image;
import static dev.marquee.thumbnails.ImageServer.redirect;
import static dev.marquee.thumbnails.ImageServer.status;
import static dev.marquee.thumbnails.ThumbnailStatus.DOWNLOADED;
import static dev.marquee.thumbnails.ThumbnailStatus.FAILED;
import static dev.marquee.thumbnails.ThumbnailStatus.MISSING;
import static dev.marquee.thumbnails.ThumbnailStatus.REFUSED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import dev.marquee.FolderFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads images from a real server on a loopback address. */
@Timeout(120)
final class ThumbnailDownloaderTest {

    private static final Instant NOW = Instant.parse("2017-11-14T10:00:00Z");
    private static final byte[] JPEG = Images.of(ImageType.JPEG);

    /** Long timeouts and short waits between tries, so that the tests do not depend on time. */
    private static final ThumbnailLimits PATIENT = patient().build();

    private static final ThumbnailLimits IMPATIENT =
            patient().withTryTimeout(Duration.ofMillis(200)).withTries(2).build();

    private static LimitsBuilder patient() {
        return new LimitsBuilder()
                .withTryTimeout(Duration.ofSeconds(60))
                .withTotalTimeout(Duration.ofSeconds(100))
                .withBackoff(Duration.ofMillis(1), Duration.ofMillis(1));
    }

    @TempDir Path folder;
    private ImageServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = ImageServer.start();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void theFileExtensionFollowsTheBytesOfTheImage(ImageType type) throws Exception {
        server.answer("/abc", body(200, "text/html", Images.of(type)));

        ThumbnailOutcome outcome = download("/abc");

        assertThat(outcome).isEqualTo(ThumbnailOutcome.downloaded("abc." + type.extension()));
        assertThat(stored()).containsExactly("abc." + type.extension());
        assertThat(folder.resolve(outcome.image())).hasBinaryContent(Images.of(type));
    }

    @Test
    void theRequestNamesMarqueeAndHasNoUnexpectedHeaders() throws Exception {
        server.answer("/abc", image(JPEG));

        download("/abc");

        assertThat(server.requests().get(0).headers().keySet())
                .containsExactlyInAnyOrder("Host", "User-agent", "Accept", "Connection");
        assertThat(server.requests().get(0).headers().get("User-agent").get(0))
                .matches("marquee/[A-Za-z0-9.-]+");
    }

    @Test
    void aStoredImageIsNotRequested() throws Exception {
        server.answer("/abc", image(JPEG));
        Files.write(folder.resolve("abc.webp"), Images.of(ImageType.WEBP));

        assertThat(download("/abc")).isEqualTo(ThumbnailOutcome.present("abc.webp"));
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../x", "a/b", "..", ".", "", "a.jpg", "a b", "é", "#NAME?", "a\u0000"})
    void anIdThatCouldBeAPathIsRefusedBeforeAnyRequest(String id) throws Exception {
        server.answer("/", image(JPEG));

        ThumbnailOutcome outcome = download(new ThumbnailRequest(id, server.url("/x")), PATIENT);

        assertThat(outcome.status()).isEqualTo(REFUSED);
        assertThat(server.requests()).isEmpty();
        assertThat(stored()).isEmpty();
    }

    @Test
    void anIdHasAtMost64Characters() throws Exception {
        server.answer("/x", image(JPEG));

        assertThat(download(new ThumbnailRequest("a".repeat(64), server.url("/x")), PATIENT))
                .isEqualTo(ThumbnailOutcome.downloaded("a".repeat(64) + ".jpg"));
        assertThat(
                        download(new ThumbnailRequest("a".repeat(65), server.url("/x")), PATIENT)
                                .status())
                .isEqualTo(REFUSED);
    }

    @Test
    void aVideoWithoutALinkHasNoThumbnail() throws Exception {
        assertThat(download(new ThumbnailRequest("abc", null), PATIENT))
                .isEqualTo(ThumbnailOutcome.missing("the video has no thumbnail link"));
        assertThat(download(new ThumbnailRequest("abc", "  "), PATIENT).status())
                .isEqualTo(MISSING);
    }

    @ParameterizedTest
    @CsvSource({"404, MISSING", "410, MISSING", "403, FAILED", "400, FAILED", "204, FAILED"})
    void aPermanentErrorIsNotRetried(int status, ThumbnailStatus expected) throws Exception {
        // YouTube sends an image with status 404: the status counts, not the body.
        server.answer("/abc", body(status, "image/jpeg", status == 204 ? new byte[0] : JPEG));

        ThumbnailOutcome outcome = download("/abc");

        assertThat(outcome)
                .isEqualTo(
                        new ThumbnailOutcome(expected, null, "HTTP " + status + " from 127.0.0.1"));
        assertThat(server.requests()).hasSize(1);
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aTemporaryErrorIsRetried(int status) throws Exception {
        server.answerInTurn("/abc", status(status), status(status), image(JPEG));

        assertThat(download("/abc").status()).isEqualTo(DOWNLOADED);
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aDownloadFailsAfterThreeTries() throws Exception {
        server.answer("/abc", status(500));

        assertThat(download("/abc"))
                .isEqualTo(ThumbnailOutcome.failed("HTTP 500 from 127.0.0.1, 3 tries"));
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void retryAfterIsObeyed() throws Exception {
        server.answerInTurn("/abc", status(429, "Retry-After", "1"), image(JPEG));
        long start = System.nanoTime();

        assertThat(download("/abc").status()).isEqualTo(DOWNLOADED);

        // Only a lower bound: a slow machine cannot miss it.
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "Tue, 14 Nov 2017 11:00:00 GMT"})
    void aRetryAfterBeyondTheTotalTimeoutFailsTheDownload(String retryAfter) throws Exception {
        server.answer("/abc", status(503, "Retry-After", retryAfter));

        assertThat(download("/abc"))
                .isEqualTo(
                        ThumbnailOutcome.failed(
                                "HTTP 503 from 127.0.0.1, which wants 3600 s of rest"));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Tue, 14 Nov 2017 09:00:00 GMT", "soon"})
    void aPastOrInvalidRetryAfterIsIgnored(String retryAfter) throws Exception {
        server.answerInTurn("/abc", status(503, "Retry-After", retryAfter), image(JPEG));

        assertThat(download("/abc").status()).isEqualTo(DOWNLOADED);
    }

    @Test
    void aSilentServerFailsTheDownloadAfterItsTimeout() throws Exception {
        server.answer("/abc", server.silence());

        assertThat(download("/abc", IMPATIENT))
                .isEqualTo(ThumbnailOutcome.failed("no whole answer within 0.2 s, 2 tries"));
    }

    @Test
    void aStalledBodyFailsTheDownloadAfterItsTimeout() throws Exception {
        server.answer("/abc", server.stuck(200));

        assertThat(download("/abc", IMPATIENT).status()).isEqualTo(FAILED);
        assertThat(stored()).isEmpty();
    }

    @Test
    void aTricklingBodyFailsTheDownloadAfterItsTimeout() throws Exception {
        server.answer("/abc", trickle());

        assertThat(download("/abc", IMPATIENT))
                .isEqualTo(ThumbnailOutcome.failed("no whole answer within 0.2 s, 2 tries"));
    }

    @Test
    void aStatusCountsEvenIfItsBodyStalls() throws Exception {
        server.answer("/abc", server.stuck(404));

        assertThat(
                        download("/abc", patient().withTryTimeout(Duration.ofSeconds(2)).build())
                                .status())
                .isEqualTo(MISSING);
    }

    @Test
    void theTotalTimeOfAllTriesIsLimited() throws Exception {
        server.answer("/abc", server.silence());

        ThumbnailOutcome outcome =
                download(
                        "/abc",
                        patient()
                                .withTries(1000)
                                .withTryTimeout(Duration.ofMillis(100))
                                .withTotalTimeout(Duration.ofMillis(300))
                                .build());

        assertThat(outcome.status()).isEqualTo(FAILED);
        assertThat(outcome.detail()).endsWith("no time left for another try");
        assertThat(server.requests().size()).isLessThanOrEqualTo(4);
    }

    @Test
    void anEndlessBodyIsAborted() throws Exception {
        CountDownLatch aborted = new CountDownLatch(1);
        server.answer(
                "/abc",
                exchange -> {
                    try {
                        endless().handle(exchange);
                    } catch (IOException e) {
                        aborted.countDown();
                        throw e;
                    }
                });

        assertThat(download("/abc", patient().withMaxBytes(100_000).build()))
                .isEqualTo(ThumbnailOutcome.refused("the image is larger than 100000 bytes"));
        aborted.await();
        assertThat(server.requests()).hasSize(1);
        assertThat(stored()).isEmpty();
    }

    @Test
    void aLargeBodyOfAnErrorDoesNotHideTheStatus() throws Exception {
        server.answer("/abc", body(404, "text/html", new byte[1_000_000]));

        assertThat(download("/abc").status()).isEqualTo(MISSING);
    }

    @ParameterizedTest
    @CsvSource({"1000, DOWNLOADED", "1001, REFUSED"})
    void anImageMayHaveExactlyTheMaximumSize(int bytes, ThumbnailStatus expected) throws Exception {
        server.answer("/abc", image(Images.jpegOf(bytes)));

        assertThat(download("/abc", patient().withMaxBytes(1000).build()).status())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>not here</html>", "GIF89a"})
    void aBodyThatIsNotAnImageIsRefusedDespiteItsContentType(String content) throws Exception {
        server.answer("/abc", body(200, "image/jpeg", content.getBytes(UTF_8)));

        assertThat(download("/abc"))
                .isEqualTo(ThumbnailOutcome.refused("the answer is not a JPEG, PNG or WebP image"));
        assertThat(server.requests()).hasSize(1);
        assertThat(stored()).isEmpty();
    }

    @Test
    void anImageIsStoredWithoutDecodingItsContentEncoding() throws Exception {
        server.answer(
                "/abc",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    image(JPEG).handle(exchange);
                });

        assertThat(download("/abc").status()).isEqualTo(DOWNLOADED);
        assertThat(folder.resolve("abc.jpg")).hasBinaryContent(JPEG);
    }

    @Test
    void threeRedirectsAreFollowed() throws Exception {
        server.answer("/abc", redirect(server.url("/b")))
                .answer("/b", redirect("c"))
                .answer("/c", status(308, "Location", "/d?e=f"))
                .answer("/d?e=f", image(JPEG));

        assertThat(download("/abc").status()).isEqualTo(DOWNLOADED);
        assertThat(server.requestedPaths()).containsExactly("/abc", "/b", "/c", "/d?e=f");
    }

    @Test
    void aLoopOfRedirectsIsRefused() throws Exception {
        server.answer("/abc", redirect("/b")).answer("/b", redirect("/abc"));

        assertThat(download("/abc"))
                .isEqualTo(ThumbnailOutcome.refused("redirected more than 3 times"));
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void aRedirectToAHostThatIsNotAllowedIsRefused() throws Exception {
        try (ImageServer inside = ImageServer.start()) {
            inside.answer("/", image(JPEG));
            server.answer("/abc", redirect(inside.url("/secret")));

            assertThat(download("/abc"))
                    .isEqualTo(
                            ThumbnailOutcome.refused(
                                    "redirected: host 127.0.0.1 on port "
                                            + inside.port()
                                            + " is not allowed"));
            assertThat(inside.requests()).isEmpty();
        }
    }

    @Test
    void theAddressOfARedirectIsChecked() throws Exception {
        server.answer("/abc", redirect("https://i.ytimg.com/vi/abc/default.jpg"));

        assertThat(
                        download(
                                new ThumbnailRequest("abc", server.url("/abc")),
                                PATIENT,
                                host -> host.equals("i.ytimg.com") ? "10.0.0.7" : host))
                .isEqualTo(
                        ThumbnailOutcome.refused(
                                "host i.ytimg.com is at the private address 10.0.0.7"));
    }

    @Test
    void aRedirectWithoutATargetIsAFailure() throws Exception {
        server.answer("/abc", status(302));

        assertThat(download("/abc")).isEqualTo(ThumbnailOutcome.failed("HTTP 302 from 127.0.0.1"));
    }

    @Test
    void aHostThatIsNotAllowedIsRefusedWithoutALookUp() throws Exception {
        assertThat(
                        download(
                                new ThumbnailRequest("abc", "https://evil.example/a.jpg"),
                                PATIENT,
                                host -> {
                                    throw new AssertionError("looked up " + host);
                                }))
                .isEqualTo(
                        ThumbnailOutcome.refused("host evil.example on port 443 is not allowed"));
    }

    @Test
    void anAllowedHostAtAnInternalAddressIsRefused() throws Exception {
        assertThat(
                        download(
                                new ThumbnailRequest("abc", "https://i.ytimg.com/vi/abc/0.jpg"),
                                PATIENT,
                                host -> "127.0.0.1"))
                .isEqualTo(
                        ThumbnailOutcome.refused(
                                "host i.ytimg.com is at the loopback address 127.0.0.1"));
    }

    @Test
    void theConnectionUsesTheCheckedAddress() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        try (ImageServer other =
                ImageServer.startAt(InetAddress.getByName("127.0.0.2"), server.port())) {
            server.answer("/abc", image(JPEG));
            String name = "pictures.example:" + server.port();

            ThumbnailOutcome outcome =
                    download(
                            new ThumbnailRequest("abc", "http://" + name + "/abc"),
                            PATIENT,
                            host -> lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2",
                            name);

            assertThat(outcome.status()).isEqualTo(DOWNLOADED);
            assertThat(lookups).as("look-ups").hasValue(1);
            assertThat(server.requests()).hasSize(1);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void anUnknownHostNameIsAFailure() throws Exception {
        assertThat(
                        download(
                                new ThumbnailRequest("abc", "https://i.ytimg.com/vi/abc/0.jpg"),
                                PATIENT,
                                host -> null))
                .isEqualTo(ThumbnailOutcome.failed("host i.ytimg.com is not known, 3 tries"));
    }

    @Test
    void aRefusedConnectionIsAFailure() throws Exception {
        String url = server.url("/abc");
        server.close();

        ThumbnailOutcome outcome = download(new ThumbnailRequest("abc", url), PATIENT);

        assertThat(outcome.status()).isEqualTo(FAILED);
        assertThat(outcome.detail())
                .startsWith("no connection to 127.0.0.1 on port")
                .endsWith("3 tries");
    }

    @Test
    void aBrokenConnectionIsRetried() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket breakingServer =
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread accepting =
                    new Thread(
                            () -> {
                                while (!breakingServer.isClosed()) {
                                    try (Socket socket = breakingServer.accept()) {
                                        connections.incrementAndGet();
                                        socket.getOutputStream()
                                                .write(
                                                        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc"
                                                                .getBytes(UTF_8));
                                    } catch (IOException e) {
                                        return;
                                    }
                                }
                            });
            accepting.start();
            String host = "127.0.0.1:" + breakingServer.getLocalPort();

            ThumbnailOutcome outcome =
                    download(
                            new ThumbnailRequest("abc", "http://" + host + "/"),
                            PATIENT,
                            Function.identity(),
                            host);

            assertThat(outcome)
                    .isEqualTo(
                            ThumbnailOutcome.failed(
                                    "the connection to 127.0.0.1 broke off, 3 tries"));
            assertThat(connections).hasValue(3);
        }
    }

    @Test
    void anUnusableFolderIsAFailureOfTheVideo() throws Exception {
        server.answer("/abc", image(JPEG));
        Files.write(folder.resolve("occupied"), JPEG);
        ThumbnailSettings settings =
                ThumbnailSettings.downloadTo(folder.resolve("occupied").toUri().toString())
                        .withNamedHosts(List.of(server.host()));

        try (ThumbnailDownloader downloader =
                new ThumbnailDownloader(settings, outside(Function.identity()))) {
            ThumbnailOutcome outcome =
                    downloader
                            .download(new ThumbnailRequest("abc", server.url("/abc")))
                            .get(60, TimeUnit.SECONDS);

            assertThat(outcome.status()).isEqualTo(FAILED);
            assertThat(outcome.detail()).startsWith("the folder of thumbnails failed: ");
        }
    }

    @Test
    void theUrlTemplateReplacesTheLink() throws Exception {
        server.answer("/vi/abc/hq.jpg", image(JPEG));
        ThumbnailSettings settings =
                settings(PATIENT, server.host()).withUrlTemplate(server.url("/vi/{id}/hq.jpg"));

        try (ThumbnailDownloader downloader =
                new ThumbnailDownloader(settings, outside(Function.identity()))) {
            assertThat(
                            downloader
                                    .download(new ThumbnailRequest("abc", "https://elsewhere/"))
                                    .get(60, TimeUnit.SECONDS)
                                    .status())
                    .isEqualTo(DOWNLOADED);
        }
    }

    @Test
    void concurrentDownloadsOfOneImageStoreOneFile() throws Exception {
        server.answer("/abc", image(JPEG));

        try (ThumbnailDownloader one =
                        new ThumbnailDownloader(
                                settings(PATIENT, server.host()), outside(Function.identity()));
                ThumbnailDownloader other =
                        new ThumbnailDownloader(
                                settings(PATIENT, server.host()), outside(Function.identity()))) {
            ThumbnailRequest request = new ThumbnailRequest("abc", server.url("/abc"));
            List<CompletableFuture<ThumbnailOutcome>> both =
                    List.of(one.download(request), other.download(request));

            for (CompletableFuture<ThumbnailOutcome> each : both) {
                assertThat(each.get(60, TimeUnit.SECONDS).image()).isEqualTo("abc.jpg");
            }
        }
        assertThat(stored()).containsExactly("abc.jpg");
    }

    @Test
    void closingEndsEveryThread() throws Exception {
        server.answer("/abc", server.silence());
        ThumbnailDownloader downloader =
                new ThumbnailDownloader(
                        settings(PATIENT, server.host()), outside(Function.identity()));
        var unused = downloader.download(new ThumbnailRequest("abc", server.url("/abc")));
        await().atMost(Duration.ofSeconds(60)).until(() -> !server.requests().isEmpty());
        assertThat(threads()).isNotEmpty();

        downloader.close();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(threads()).isEmpty());
        assertThatThrownBy(() -> downloader.download(new ThumbnailRequest("abc", "x")))
                .isInstanceOf(RejectedExecutionException.class);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("thumbnail-"))
                .toList();
    }

    private ThumbnailOutcome download(String path) throws Exception {
        return download(path, PATIENT);
    }

    private ThumbnailOutcome download(String path, ThumbnailLimits limits) throws Exception {
        return download(new ThumbnailRequest("abc", server.url(path)), limits);
    }

    private ThumbnailOutcome download(ThumbnailRequest request, ThumbnailLimits limits)
            throws Exception {
        return download(request, limits, Function.identity());
    }

    private ThumbnailOutcome download(
            ThumbnailRequest request, ThumbnailLimits limits, Function<String, String> names)
            throws Exception {
        return download(request, limits, names, server.host());
    }

    private ThumbnailOutcome download(
            ThumbnailRequest request,
            ThumbnailLimits limits,
            Function<String, String> names,
            String namedHost)
            throws Exception {
        try (ThumbnailDownloader downloader =
                new ThumbnailDownloader(settings(limits, namedHost), outside(names))) {
            return downloader.download(request).get(100, TimeUnit.SECONDS);
        }
    }

    private ThumbnailSettings settings(ThumbnailLimits limits, String namedHost) {
        return ThumbnailSettings.downloadTo(folder.toUri().toString())
                .withNamedHosts(List.of(namedHost))
                .withConcurrency(4)
                .withLimits(limits);
    }

    /** Resolves a name to the address that the function returns; null makes it unknown. */
    private static Outside outside(Function<String, String> names) {
        return new Outside(
                host -> {
                    String address = names.apply(host);
                    if (address == null) {
                        throw new UnknownHostException(host);
                    }
                    return InetAddress.getAllByName(address);
                },
                InstantSource.fixed(NOW),
                new Random(1),
                null);
    }

    private static HttpHandler trickle() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(JPEG);
                while (true) {
                    out.write(0);
                    out.flush();
                    LockSupport.parkNanos(5_000_000);
                }
            }
        };
    }

    private List<String> stored() throws IOException {
        return FolderFiles.names(folder);
    }
}
