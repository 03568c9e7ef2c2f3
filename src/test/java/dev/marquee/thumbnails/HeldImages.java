package dev.marquee.thumbnails;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * A real HTTP server that answers requests for images only after a test allows it: until then a job
 * that downloads thumbnails does not end. Thread-safe.
 */
public final class HeldImages implements AutoCloseable {
    private final ImageServer server;
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private HeldImages() throws IOException {
        server = ImageServer.start().answer("/", this::answer);
    }

    public static HeldImages start() throws IOException {
        return new HeldImages();
    }

    /** Returns host and port, for {@code --thumbnail-hosts}. */
    public String host() {
        return server.host();
    }

    /** Returns the address of the images, for {@code --thumbnail-url}. */
    public String url() {
        return server.url("/{id}.jpg");
    }

    /** Whether an image was requested. */
    public boolean requested() {
        return requested.getCount() == 0;
    }

    /** Answers all requests from now on, and those that wait. */
    public void release() {
        released.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requested.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ImageServer.image(Images.of(ImageType.JPEG)).handle(exchange);
    }

    @Override
    public void close() {
        released.countDown();
        server.close();
    }
}
