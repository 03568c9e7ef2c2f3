package dev.marquee.thumbnails;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.FolderFiles;
import dev.marquee.Fuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server sends arbitrary bytes: each download ends with a status, and the folder contains only
 * whole images.
 */
class ThumbnailFuzzIT {
    private static final int REQUESTS = 40;
    private static final int MOST_BYTES = 100_000;
    private static final ThumbnailLimits LIMITS =
            new LimitsBuilder()
                    .withTryTimeout(Duration.ofMillis(300))
                    .withTotalTimeout(Duration.ofSeconds(2))
                    .withBackoff(Duration.ofMillis(1), Duration.ofMillis(5))
                    .withTries(2)
                    .withMaxBytes(MOST_BYTES)
                    .build();

    private static final String[] STATUS_LINES = {
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK",
        "HTTP/1.0 200",
        "HTTP/1.1 206 Partial",
        "HTTP/1.1 301 Moved",
        "HTTP/1.1 302 Found",
        "HTTP/1.1 404 Not Found",
        "HTTP/1.1 429 Slow",
        "HTTP/1.1 503 Busy",
        "HTTP/1.1 100 Continue",
        "HTTP/1.1 999 ?",
        "HTTP/9.9 200 OK",
        "ICY 200 OK",
        ""
    };
    private static final String[] HEADERS = {
        "Content-Length: 20",
        "Content-Length: 99999999999999999999",
        "Content-Length: -1",
        "Content-Length: 5\r\nContent-Length: 6",
        "Transfer-Encoding: chunked",
        "Content-Encoding: gzip",
        "Content-Encoding: br",
        "Content-Type: image/jpeg",
        "Content-Type: \u0000\u001b[2J",
        "Retry-After: 99999999999999",
        "Retry-After: -5",
        "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT",
        "Location: file:///etc/passwd",
        "Location: http://127.0.0.1:1/x",
        "Location: http://169.254.169.254/latest/meta-data",
        "Location: //[::1]/x",
        "Location: http://user:pass@127.0.0.1/",
        "Location: %%%",
        "Location: ",
        "Set-Cookie: a=b",
        "Connection: upgrade\r\nUpgrade: h2c",
        "Link: <\u00ff>",
        ": no name",
        "no colon"
    };

    private static final byte[] BOMB = bomb();

    /** Bytes that a server repeats without end after its answer. */
    private static final String[] ENDLESS = {
        "X: y\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "1\r\nx\r\n", "\0", "1;x=y\r\n", "\r\n", " "
    };

    @TempDir Path temp;

    @Test
    void everyDownloadEndsAndOnlyWholeImagesAreStored() throws Exception {
        try (RawServer server = new RawServer()) {
            Fuzz.rounds(2, random -> downloadAll(server, random));
        }
    }

    private void downloadAll(RawServer server, Random random) throws Exception {
        Path folder = Files.createTempDirectory(temp, "round");
        Map<String, CompletableFuture<ThumbnailOutcome>> downloads = new HashMap<>();
        try (ThumbnailDownloader downloader = downloader(server, folder)) {
            for (int i = 0; i < REQUESTS; i++) {
                String id = "video" + i;
                server.answers.put("/" + id, answer(server, random));
                downloads.put(
                        id, downloader.download(new ThumbnailRequest(id, server.url("/" + id))));
            }
            downloads.put(
                    "hostile",
                    downloader.download(
                            new ThumbnailRequest("../../" + random.nextInt(), server.url("/x"))));
            for (CompletableFuture<ThumbnailOutcome> download : downloads.values()) {
                ThumbnailOutcome outcome = download.get(60, TimeUnit.SECONDS);
                assertThat(outcome.status() == ThumbnailStatus.DOWNLOADED)
                        .isEqualTo(outcome.image() != null);
            }
        }
        assertThat(downloads.get("hostile").get().status()).isEqualTo(ThumbnailStatus.REFUSED);

        List<String> stored = new ArrayList<>();
        for (CompletableFuture<ThumbnailOutcome> download : downloads.values()) {
            if (download.get().image() != null) {
                stored.add(download.get().image());
            }
        }
        assertThat(FolderFiles.names(folder)).containsExactlyInAnyOrderElementsOf(stored);
        for (String image : stored) {
            byte[] bytes = Files.readAllBytes(folder.resolve(image));
            assertThat(bytes).hasSizeLessThanOrEqualTo(MOST_BYTES);
            assertThat(Stream.of(ImageType.values()))
                    .as(image)
                    .anyMatch(type -> startsLike(bytes, Images.of(type)));
        }
    }

    /** Whether the first bytes are equal, which all images of a type share. */
    private static boolean startsLike(byte[] bytes, byte[] image) {
        for (int i = 0; i < 3; i++) {
            if (bytes.length <= i || bytes[i] != image[i]) {
                return false;
            }
        }
        return true;
    }

    private static ThumbnailDownloader downloader(RawServer server, Path folder) {
        return new ThumbnailDownloader(
                ThumbnailSettings.downloadTo(folder.toUri().toString())
                        .withNamedHosts(List.of(server.host()))
                        .withConcurrency(8)
                        .withLimits(LIMITS),
                new Outside(
                        InetAddress::getAllByName, InstantSource.system(), new Random(1), null));
    }

    /**
     * The answer of a server.
     *
     * @param bytes the first bytes
     * @param endless bytes that it then repeats until the client closes the connection; empty if
     *     the server closes it
     * @param isSlow whether there are pauses between the pieces
     */
    @SuppressWarnings("ArrayRecordComponent") // Answers are not compared.
    private record Answer(byte[] bytes, byte[] endless, boolean isSlow) {
        private static final int PIECE = 16;
        private static final int PAUSE_MILLIS = 20;

        void sendTo(OutputStream out) throws IOException, InterruptedException {
            int piece = isSlow ? PIECE : Math.max(1, bytes.length);
            for (int at = 0; at < bytes.length; at += piece) {
                send(out, bytes, at, Math.min(piece, bytes.length - at));
            }
            while (endless.length > 0) {
                send(out, endless, 0, endless.length);
            }
        }

        private void send(OutputStream out, byte[] some, int from, int length)
                throws IOException, InterruptedException {
            out.write(some, from, length);
            if (isSlow) {
                out.flush();
                // A slow server is an input of this test. Nothing waits for a result here.
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static Answer answer(RawServer server, Random random) {
        String endless = random.nextInt(5) == 0 ? Fuzz.oneOf(random, ENDLESS) : "";
        return new Answer(
                bytes(server, random), endless.getBytes(ISO_8859_1), random.nextInt(6) == 0);
    }

    private static byte[] bytes(RawServer server, Random random) {
        byte[] noise = new byte[random.nextInt(100)];
        random.nextBytes(noise);
        if (random.nextInt(10) == 0) {
            return noise;
        }
        StringBuilder head = new StringBuilder(Fuzz.oneOf(random, STATUS_LINES)).append("\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append(Fuzz.oneOf(random, HEADERS)).append("\r\n");
        }
        if (random.nextInt(6) == 0) {
            head.append("Location: ").append(server.url("/video" + random.nextInt(REQUESTS)));
            head.append("\r\n");
        }
        if (random.nextInt(20) == 0) {
            head.append("X: ").append("y".repeat(1 << 20)).append("\r\n");
        }
        head.append(random.nextInt(20) == 0 ? "" : "\r\n");
        ImageType type = List.of(ImageType.values()).get(random.nextInt(ImageType.values().length));
        String body =
                switch (random.nextInt(7)) {
                    case 0 -> new String(noise, ISO_8859_1);
                    case 1 -> "<html>";
                    case 2 -> new String(BOMB, ISO_8859_1);
                    default -> new String(Images.of(type), ISO_8859_1);
                };
        int padding = random.nextInt(8) == 0 ? 2 * MOST_BYTES : random.nextInt(100);
        return (head + body + "\0".repeat(padding)).getBytes(ISO_8859_1);
    }

    /** A hundred megabytes in a hundred kilobytes. */
    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                out.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A server that answers each path with given bytes, which need not be HTTP. */
    private static final class RawServer implements AutoCloseable {
        private final Map<String, Answer> answers = new ConcurrentHashMap<>();
        private final ServerSocket socket =
                new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newCachedThreadPool();

        RawServer() throws IOException {
            threads.execute(this::accept);
        }

        String host() {
            return "127.0.0.1:" + socket.getLocalPort();
        }

        String url(String path) {
            return "http://" + host() + path;
        }

        private void accept() {
            while (true) {
                try {
                    Socket client = socket.accept();
                    threads.execute(() -> answer(client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void answer(Socket client) {
            try (client) {
                InputStream in = client.getInputStream();
                StringBuilder request = new StringBuilder();
                while (request.indexOf("\r\n\r\n") < 0) {
                    int next = in.read();
                    if (next < 0) {
                        return;
                    }
                    request.append((char) next);
                }
                String path = request.substring(4, request.indexOf(" HTTP"));
                Answer answer = answers.get(path);
                if (answer != null) {
                    answer.sendTo(client.getOutputStream());
                }
            } catch (IOException | InterruptedException closed) {
                // The client closed the connection, or the test has ended.
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            threads.shutdownNow();
        }
    }
}
