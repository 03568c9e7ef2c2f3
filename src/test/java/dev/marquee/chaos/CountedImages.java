package dev.marquee.chaos;

import com.sun.net.httpserver.HttpExchange;
import dev.marquee.thumbnails.ImageServer;
import dev.marquee.thumbnails.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real HTTP server with an image for every video. It takes its time for each, so that there is
 * something to disturb, and it knows which images the job has already. Thread-safe.
 */
final class CountedImages implements AutoCloseable {
    private static final Duration DELAY = Duration.ofMillis(100);
    private static final int BYTES = 5000;

    private final ImageServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private final List<String> needless = new CopyOnWriteArrayList<>();
    private volatile Path thumbnails;

    private CountedImages(Path thumbnails) throws IOException {
        this.thumbnails = thumbnails;
        server = ImageServer.start().answer("/", this::answer);
    }

    /**
     * Starts the server.
     *
     * @param thumbnails the folder in which the job keeps its images
     */
    static CountedImages start(Path thumbnails) throws IOException {
        return new CountedImages(thumbnails);
    }

    /** Counts for another run, which has another folder. */
    void countFor(Path folder) {
        thumbnails = folder;
        fetches.set(0);
        needless.clear();
    }

    /** The options with which the job fetches its images here. */
    List<String> options() {
        return List.of(
                "--thumbnail-url=http://" + server.host() + "/{id}.jpg",
                "--thumbnail-hosts=" + server.host(),
                "--thumbnail-concurrency=8");
    }

    /** How many images were asked for. */
    int fetches() {
        return fetches.get();
    }

    /** The images that were asked for although the job had them already. */
    List<String> needless() {
        return List.copyOf(needless);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        fetches.incrementAndGet();
        if (Files.exists(thumbnails.resolve(name))) {
            needless.add(name);
        }
        try {
            // A slow server is an input of the job. Nothing waits for a result here.
            Thread.sleep(DELAY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ImageServer.body(200, "image/jpeg", Images.jpegOf(BYTES)).handle(exchange);
    }

    @Override
    public void close() {
        server.close();
    }
}
