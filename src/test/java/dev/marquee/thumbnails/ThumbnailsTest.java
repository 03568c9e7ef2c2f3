package dev.marquee.thumbnails;

import static dev.marquee.thumbnails.ImageServer.image;
import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.marquee.FolderFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs a whole job on a small cluster. */
@Timeout(120)
@SuppressWarnings("try") // Flink's close() may throw anything, so an InterruptedException too.
final class ThumbnailsTest {

    private static final int PARALLELISM = 2;

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
    @EnumSource(names = {"BATCH", "STREAMING"})
    void everyVideoOfAJobHasOneOutcome(RuntimeExecutionMode mode) throws Exception {
        int videos = 400;
        server.answer("/good", image(Images.of(ImageType.JPEG)));
        server.answer("/broken", ImageServer.status(500));
        String down = "http://127.0.0.1:" + unusedPort();
        List<RequestedVideo> input =
                IntStream.range(0, videos)
                        .mapToObj(
                                i ->
                                        switch (i % 8) {
                                            case 0 ->
                                                    new RequestedVideo(
                                                            "v" + i, server.url("/gone"));
                                            case 1 ->
                                                    new RequestedVideo(
                                                            "v" + i, server.url("/broken"));
                                            case 2 -> new RequestedVideo("v" + i, down + "/x");
                                            case 3 ->
                                                    new RequestedVideo(
                                                            "v" + i, "https://evil.example/x");
                                            default ->
                                                    new RequestedVideo(
                                                            "v" + i, server.url("/good"));
                                        })
                        .toList();

        List<OutcomeLine> lines =
                run(
                        mode,
                        input,
                        settings(16)
                                .withNamedHosts(
                                        List.of(
                                                server.host(),
                                                down.substring("http://".length()))));

        assertThat(lines)
                .extracting(OutcomeLine::id)
                .containsExactlyInAnyOrderElementsOf(
                        input.stream().map(RequestedVideo::id).toList());
        Map<ThumbnailStatus, Long> counted =
                lines.stream()
                        .collect(Collectors.groupingBy(OutcomeLine::status, Collectors.counting()));
        assertThat(counted)
                .containsOnly(
                        Map.entry(ThumbnailStatus.DOWNLOADED, 200L),
                        Map.entry(ThumbnailStatus.MISSING, 50L),
                        Map.entry(ThumbnailStatus.FAILED, 100L),
                        Map.entry(ThumbnailStatus.REFUSED, 50L));
        assertThat(FolderFiles.names(folder))
                .containsExactlyInAnyOrderElementsOf(
                        lines.stream().map(OutcomeLine::image).filter(i -> i != null).toList());
    }

    @Test
    void exactlyTheConfiguredNumberOfRequestsIsInFlight() throws Exception {
        int concurrency = 5;
        int waves = 6;
        Waves held = new Waves(concurrency * PARALLELISM, image(Images.of(ImageType.JPEG)));
        server.answer("/", held);
        List<RequestedVideo> input =
                IntStream.range(0, waves * concurrency * PARALLELISM)
                        .mapToObj(i -> new RequestedVideo("v" + i, server.url("/" + i)))
                        .toList();

        List<OutcomeLine> lines = run(RuntimeExecutionMode.STREAMING, input, settings(concurrency));

        assertThat(lines).extracting(OutcomeLine::status).containsOnly(ThumbnailStatus.DOWNLOADED);
        assertThat(held.most).hasValue(concurrency * PARALLELISM);
    }

    @Test
    void requestsAndOutcomesAreSerializedWithoutKryo() {
        assertSerializedAsPojoWithoutKryo(ThumbnailRequest.class);
        assertSerializedAsPojoWithoutKryo(ThumbnailOutcome.class);
    }

    private static List<OutcomeLine> run(
            RuntimeExecutionMode mode, List<RequestedVideo> input, ThumbnailSettings settings)
            throws Exception {
        Configuration guards = new Configuration();
        guards.set(PipelineOptions.GENERIC_TYPES, false);
        guards.set(ExecutionOptions.RUNTIME_MODE, mode);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, guards);
        DataStream<RequestedVideo> videos =
                environment
                        .fromData(input, TypeInformation.of(RequestedVideo.class))
                        .setParallelism(1)
                        .rebalance();
        List<OutcomeLine> lines = new ArrayList<>();
        try (CloseableIterator<OutcomeLine> emitted =
                Thumbnails.attach(
                                videos,
                                settings,
                                RequestedVideo::request,
                                OutcomeLine::of,
                                TypeInformation.of(OutcomeLine.class))
                        .name("thumbnails")
                        .uid("thumbnails")
                        .executeAndCollect()) {
            emitted.forEachRemaining(lines::add);
        }
        return lines;
    }

    private ThumbnailSettings settings(int concurrency) {
        return ThumbnailSettings.downloadTo(folder.toUri().toString())
                .withNamedHosts(List.of(server.host()))
                .withConcurrency(concurrency)
                .withLimits(
                        new LimitsBuilder()
                                .withTryTimeout(Duration.ofSeconds(50))
                                .withBackoff(Duration.ofMillis(1), Duration.ofMillis(1))
                                .build());
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Holds requests back until a whole wave has arrived, and then answers all of them. */
    private static final class Waves implements HttpHandler {

        private final CyclicBarrier full;
        private final HttpHandler answer;
        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Waves(int size, HttpHandler answer) {
            this.full = new CyclicBarrier(size);
            this.answer = answer;
        }

        @Override
        public void handle(HttpExchange exchange) throws IOException {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            try {
                full.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IOException(e);
            } finally {
                // Counted down before the answer, since the client may send its next request at
                // once.
                inFlight.decrementAndGet();
            }
            answer.handle(exchange);
        }
    }
}
