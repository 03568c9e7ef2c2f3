package dev.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationImagesTest {

    private final DemonstrationImages images = new DemonstrationImages();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void start() throws IOException {
        port = images.start();
    }

    @AfterEach
    void close() {
        images.close();
    }

    @Test
    void theServerReturnsAnImage() throws Exception {
        HttpResponse<byte[]> response = get("/vi/-abcdefghi_/hqdefault.jpg");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(response.body()));
        assertThat(image.getWidth()).isEqualTo(480);
        assertThat(image.getHeight()).isEqualTo(360);
        assertThat(response.body()).startsWith(0xFF, 0xD8, 0xFF).hasSizeLessThan(50_000);
    }

    @Test
    void theImageDependsOnTheIdAlone() throws IOException {
        assertThat(DemonstrationImages.image("abcdefghijk"))
                .isEqualTo(DemonstrationImages.image("abcdefghijk"))
                .isNotEqualTo(DemonstrationImages.image("bbcdefghijk"));
    }

    @Test
    void aboutOneIdInEightHasNoImage() throws Exception {
        String missing =
                IntStream.range(0, 1000)
                        .mapToObj("video%03d"::formatted)
                        .filter(id -> !DemonstrationImages.has(id))
                        .findFirst()
                        .orElseThrow();

        assertThat(get("/vi/" + missing + "/hqdefault.jpg").statusCode()).isEqualTo(404);
        assertThat(
                        IntStream.range(0, 1000)
                                .filter(i -> !DemonstrationImages.has("video" + i))
                                .count())
                .isBetween(90L, 160L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/vi/a/default.jpg", "/vi/a%2Fb/hqdefault.jpg", "/vi//hqdefault.jpg"})
    void everyOtherPathIsNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void methodsOtherThanGetAreRefused() throws Exception {
        HttpRequest post =
                HttpRequest.newBuilder(uri("/vi/a/hqdefault.jpg"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();

        assertThat(client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void startingTwiceStartsOneServerAndClosingStopsIt() throws Exception {
        assertThat(images.start()).isEqualTo(port);

        images.close();
        images.close();

        assertThatThrownBy(() -> get("/vi/a/hqdefault.jpg")).isInstanceOf(ConnectException.class);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
