package dev.marquee.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small image server on the loopback address, so that thumbnails can be shown without a network.
 * It answers {@code GET /vi/{id}/hqdefault.jpg} with a JPEG of 480 × 360 pixels whose colour
 * follows from the id and which shows the id where the Java in use has fonts. To show a missing
 * image too, it answers 404 for about one id in eight, always the same ones; and 404 for every
 * other path. Thread-safe.
 */
public final class DemonstrationImages implements AutoCloseable {

    private static final Pattern PATH =
            Pattern.compile("/vi/([A-Za-z0-9_-]{1,64})/hqdefault\\.jpg");
    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    private static final int THREADS = 4;

    private HttpServer server;
    private ExecutorService threads;

    /**
     * Starts to answer; a server that runs already is left as it is.
     *
     * @return the port, chosen by the operating system
     * @throws IOException when no port can be opened
     */
    public synchronized int start() throws IOException {
        if (server == null) {
            HttpServer starting =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            threads =
                    Executors.newFixedThreadPool(
                            THREADS,
                            task -> {
                                Thread thread = new Thread(task, "demonstration-images");
                                thread.setDaemon(true);
                                return thread;
                            });
            starting.setExecutor(threads);
            starting.createContext("/", DemonstrationImages::answer);
            starting.start();
            server = starting;
        }
        return server.getAddress().getPort();
    }

    /** Stops to answer, at once. Closing twice does no harm. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }

    /** Whether there is an image for this id. */
    static boolean has(String id) {
        return Math.floorMod(id.hashCode(), 8) != 0;
    }

    static byte[] image(String id) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            float hue = Math.floorMod(id.hashCode(), 360) / 360f;
            graphics.setColor(Color.getHSBColor(hue, 0.55f, 0.55f));
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            graphics.setColor(Color.getHSBColor(hue, 0.35f, 0.85f));
            graphics.fillPolygon(new int[] {200, 200, 300}, new int[] {90, 210, 150}, 3);
            graphics.setColor(Color.WHITE);
            drawText(graphics, id);
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Not ImageIO.write to the stream itself: that goes through a file in the temporary folder.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "jpg", out);
        }
        return bytes.toByteArray();
    }

    private static void drawText(Graphics2D graphics, String text) {
        try {
            graphics.setFont(new Font(Font.MONOSPACED, Font.BOLD, 32));
            graphics.drawString(
                    text, (WIDTH - graphics.getFontMetrics().stringWidth(text)) / 2, 290);
        } catch (RuntimeException | LinkageError | InternalError e) {
            // A Java for servers may come without fonts, and says so in one of these ways. The
            // colour will do.
            graphics.setFont(null);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!method.equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else if (!path.matches() || !has(path.group(1))) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                byte[] image = image(path.group(1));
                exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
                exchange.sendResponseHeaders(200, image.length);
                exchange.getResponseBody().write(image);
            }
        }
    }
}
