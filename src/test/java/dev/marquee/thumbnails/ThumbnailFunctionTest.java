package dev.marquee.thumbnails;

import static dev.marquee.thumbnails.ImageServer.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.operators.async.AsyncWaitOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the operator in Flink's test harness. */
@Timeout(120)
@SuppressWarnings("try") // Flink's close() may throw anything, so an InterruptedException too.
final class ThumbnailFunctionTest {

    private static final ConditionFactory PATIENTLY = await().atMost(Duration.ofSeconds(60));
    private static final int CONCURRENCY = 4;
    private static final byte[] JPEG = Images.of(ImageType.JPEG);

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

    @Test
    void requestsInFlightAreRepeatedAfterARecoveryAndEmittedOnce() throws Exception {
        server.answer("/", server.silence());
        OperatorSubtaskState snapshot;
        try (OneInputStreamOperatorTestHarness<RequestedVideo, OutcomeLine> before =
                harness(settings())) {
            before.open();
            for (int i = 0; i < CONCURRENCY; i++) {
                before.processElement(video(i), i);
            }
            PATIENTLY.until(() -> server.requests().size() == CONCURRENCY);
            snapshot = before.snapshot(1, 1);
            assertThat(before.extractOutputValues()).isEmpty();
        }
        server.answer("/", image(JPEG));

        try (OneInputStreamOperatorTestHarness<RequestedVideo, OutcomeLine> after =
                harness(settings())) {
            after.initializeState(snapshot);
            after.open();
            after.processElement(video(CONCURRENCY), CONCURRENCY);
            after.endInput();

            assertThat(after.extractOutputValues())
                    .containsExactlyInAnyOrder(
                            downloaded(0),
                            downloaded(1),
                            downloaded(2),
                            downloaded(3),
                            downloaded(4));
        }
        assertThat(server.requestedPaths()).filteredOn("/0"::equals).hasSize(2);
        assertThat(server.requestedPaths()).filteredOn("/4"::equals).hasSize(1);
    }

    @Test
    void anImageStoredBeforeARecoveryIsPresentAfterIt() throws Exception {
        server.answer("/", image(JPEG));
        OperatorSubtaskState snapshot;
        try (OneInputStreamOperatorTestHarness<RequestedVideo, OutcomeLine> before =
                harness(settings())) {
            before.open();
            before.processElement(video(0), 0);
            PATIENTLY.until(() -> folder.resolve("0.jpg").toFile().exists());
            // Stored, but not emitted: the harness processes mail only when it is asked to.
            snapshot = before.snapshot(1, 1);
        }

        try (OneInputStreamOperatorTestHarness<RequestedVideo, OutcomeLine> after =
                harness(settings())) {
            after.initializeState(snapshot);
            after.open();
            after.endInput();

            assertThat(after.extractOutputValues())
                    .containsExactly(new OutcomeLine("0", ThumbnailStatus.PRESENT, "0.jpg", null));
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void withoutDownloadsEveryVideoIsSkippedAndNoThreadStarts() throws Exception {
        server.answer("/", image(JPEG));
        try (OneInputStreamOperatorTestHarness<RequestedVideo, OutcomeLine> harness =
                harness(settings().withDownload(false))) {
            harness.open();
            harness.processElement(video(1), 0);
            harness.processElement(new RequestedVideo("../x", null), 0);
            harness.endInput();

            assertThat(harness.extractOutputValues())
                    .containsExactlyInAnyOrder(
                            new OutcomeLine("1", ThumbnailStatus.SKIPPED, null, null),
                            new OutcomeLine("../x", ThumbnailStatus.SKIPPED, null, null));
            // Threads of an earlier test may still be ending; a thread of this operator would stay.
            PATIENTLY.untilAsserted(
                    () ->
                            assertThat(Thread.getAllStackTraces().keySet())
                                    .extracting(Thread::getName)
                                    .noneMatch(name -> name.startsWith("thumbnail-")));
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aTimeoutEmitsAFailedOutcome() {
        ThumbnailFunction<RequestedVideo, OutcomeLine> function = function(settings());
        Answer answer = new Answer();

        function.timeout(video(7), answer.future());

        assertThat(answer.lines)
                .containsExactly(
                        new OutcomeLine("7", ThumbnailStatus.FAILED, null, "given up after 90 s"));
    }

    @Test
    void anExceptionOfTheCallersFunctionFailsTheElement() {
        IllegalStateException fault = new IllegalStateException("as planned");
        ThumbnailFunction<RequestedVideo, OutcomeLine> function =
                new ThumbnailFunction<>(
                        settings().withDownload(false),
                        RequestedVideo::request,
                        (video, outcome) -> {
                            throw fault;
                        });
        Answer answer = new Answer();

        function.asyncInvoke(video(7), answer.future());

        assertThat(answer.errors).containsExactly(fault);
    }

    private RequestedVideo video(int number) {
        return new RequestedVideo("" + number, server.url("/" + number));
    }

    private static OutcomeLine downloaded(int number) {
        return new OutcomeLine("" + number, ThumbnailStatus.DOWNLOADED, number + ".jpg", null);
    }

    private ThumbnailSettings settings() {
        return ThumbnailSettings.downloadTo(folder.toUri().toString())
                .withNamedHosts(List.of(server.host()))
                .withConcurrency(CONCURRENCY)
                .withLimits(
                        new LimitsBuilder()
                                .withTryTimeout(Duration.ofSeconds(50))
                                .withBackoff(Duration.ofMillis(1), Duration.ofMillis(1))
                                .build());
    }

    private static ThumbnailFunction<RequestedVideo, OutcomeLine> function(
            ThumbnailSettings settings) {
        return new ThumbnailFunction<>(settings, RequestedVideo::request, OutcomeLine::of);
    }

    private static OneInputStreamOperatorTestHarness<RequestedVideo, OutcomeLine> harness(
            ThumbnailSettings settings) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new AsyncWaitOperatorFactory<>(
                        function(settings),
                        Duration.ofHours(1).toMillis(),
                        CONCURRENCY,
                        AsyncDataStream.OutputMode.UNORDERED),
                TypeInformation.of(RequestedVideo.class)
                        .createSerializer(new ExecutionConfig().getSerializerConfig()));
    }

    /**
     * What the function answered. The interface has one more method in Flink 2, so it is a proxy.
     */
    private static final class Answer implements InvocationHandler {
        private final List<OutcomeLine> lines = new ArrayList<>();
        private final List<Throwable> errors = new ArrayList<>();

        @SuppressWarnings("unchecked") // A proxy knows no type parameters.
        ResultFuture<OutcomeLine> future() {
            return (ResultFuture<OutcomeLine>)
                    Proxy.newProxyInstance(
                            ResultFuture.class.getClassLoader(),
                            new Class<?>[] {ResultFuture.class},
                            this);
        }

        @Nullable @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            if (arguments[0] instanceof Throwable error) {
                errors.add(error);
            } else {
                ((Collection<?>) arguments[0]).forEach(line -> lines.add((OutcomeLine) line));
            }
            return null;
        }
    }
}
