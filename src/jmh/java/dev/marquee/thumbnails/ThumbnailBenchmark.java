package dev.marquee.thumbnails;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Compares the time of a job with thumbnails to the minimum that its server allows. One subtask
 * downloads the images, and a local server takes a fixed number of milliseconds for each image.
 *
 * <p>Arguments: concurrency (32), images (1000), milliseconds (50), rounds (3). Each round prints
 * the seconds from the first request to the last result, and their ratio to the ideal, which is
 * images × milliseconds / concurrency. The goal is 1.3 or less. The start of Flink is not counted,
 * because it does not depend on thumbnails.
 */
@SuppressWarnings("try") // Flink's close() may throw anything, so an InterruptedException too.
public final class ThumbnailBenchmark {

    private static final int IMAGE_BYTES = 15_000;

    private static final AtomicLong FIRST_REQUEST = new AtomicLong();
    private static final AtomicLong LAST_RESULT = new AtomicLong();

    private ThumbnailBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        // Otherwise the headers and the body wait for each other, and the server takes 40 ms more.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        int concurrency = argument(arguments, 0, 32);
        int images = argument(arguments, 1, 1000);
        int milliseconds = argument(arguments, 2, 50);
        int rounds = argument(arguments, 3, 3);
        double ideal = images * milliseconds / 1000.0 / concurrency;
        ScheduledExecutorService delays = Executors.newScheduledThreadPool(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server = slowServer(milliseconds, delays, threads);
        try {
            for (int round = 1; round <= rounds; round++) {
                double seconds = seconds(concurrency, images, server.getAddress().getPort());
                System.out.printf(
                        "%d images of %d ms, %d at once: %.2f s, ideal %.2f s, ratio %.2f%n",
                        images, milliseconds, concurrency, seconds, ideal, seconds / ideal);
            }
        } finally {
            server.stop(0);
            delays.shutdownNow();
            threads.shutdownNow();
        }
    }

    private static double seconds(int concurrency, int images, int port) throws Exception {
        String host = "127.0.0.1:" + port;
        Path folder = Files.createTempDirectory("thumbnail-benchmark");
        ThumbnailSettings settings =
                ThumbnailSettings.downloadTo(folder.toUri().toString())
                        .withNamedHosts(List.of(host))
                        .withUrlTemplate("http://" + host + "/{id}.jpg")
                        .withConcurrency(concurrency);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
        List<String> ids = IntStream.range(0, images).mapToObj(i -> "video" + i).toList();
        FIRST_REQUEST.set(Long.MAX_VALUE);
        LAST_RESULT.set(Long.MIN_VALUE);
        int downloaded = 0;
        try (CloseableIterator<String> statuses =
                Thumbnails.attach(
                                environment.fromData(ids, Types.STRING),
                                settings,
                                ThumbnailBenchmark::request,
                                ThumbnailBenchmark::result,
                                Types.STRING)
                        .executeAndCollect()) {
            while (statuses.hasNext()) {
                if (statuses.next().equals(ThumbnailStatus.DOWNLOADED.text())) {
                    downloaded++;
                }
            }
        } finally {
            delete(folder);
        }
        if (downloaded != images) {
            throw new IllegalStateException(
                    "only " + downloaded + " of " + images + " were downloaded");
        }
        return (LAST_RESULT.get() - FIRST_REQUEST.get()) / 1e9;
    }

    private static ThumbnailRequest request(String id) {
        FIRST_REQUEST.accumulateAndGet(System.nanoTime(), Math::min);
        return new ThumbnailRequest(id, null);
    }

    private static String result(String id, ThumbnailOutcome outcome) {
        LAST_RESULT.accumulateAndGet(System.nanoTime(), Math::max);
        return outcome.status().text();
    }

    private static HttpServer slowServer(
            int milliseconds, ScheduledExecutorService delays, ExecutorService threads)
            throws Exception {
        byte[] image =
                Arrays.copyOf(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, IMAGE_BYTES);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.createContext(
                "/",
                exchange -> {
                    Runnable answer = () -> threads.execute(() -> send(image, exchange));
                    var unused = delays.schedule(answer, milliseconds, TimeUnit.MILLISECONDS);
                });
        server.setExecutor(threads);
        server.start();
        return server;
    }

    private static void send(byte[] image, HttpExchange exchange) {
        try (exchange) {
            exchange.sendResponseHeaders(200, image.length);
            exchange.getResponseBody().write(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int argument(String[] arguments, int index, int preset) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : preset;
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
