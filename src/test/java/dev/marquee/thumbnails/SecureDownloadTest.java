package dev.marquee.thumbnails;

import static dev.marquee.thumbnails.ImageServer.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.marquee.SelfSignedCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Downloads over HTTPS. The certificate must be valid for the host name of the URL, although the
 * client connects to an address.
 */
@Timeout(120)
final class SecureDownloadTest {

    @TempDir Path folder;
    private SSLContext pictures;
    private ImageServer server;

    @BeforeEach
    void startServer() throws Exception {
        pictures = SelfSignedCertificate.of("dns:pictures.example", folder).sslContext();
        HttpsServer secure =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(pictures));
        server = ImageServer.start(secure).answer("/abc", image(Images.of(ImageType.JPEG)));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void anImageIsDownloadedOverHttps() throws Exception {
        assertThat(download("pictures.example", pictures))
                .isEqualTo(ThumbnailOutcome.downloaded("abc.jpg"));
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        ThumbnailOutcome outcome = download("other.example", pictures);

        assertThat(outcome.status()).isEqualTo(ThumbnailStatus.FAILED);
        assertThat(outcome.detail()).startsWith("no secure connection to other.example: ");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anUntrustedCertificateIsRefused() throws Exception {
        ThumbnailOutcome outcome = download("pictures.example", null);

        assertThat(outcome.status()).isEqualTo(ThumbnailStatus.FAILED);
        assertThat(outcome.detail()).startsWith("no secure connection to pictures.example: ");
        assertThat(server.requests()).isEmpty();
    }

    private ThumbnailOutcome download(String host, @Nullable SSLContext trust) throws Exception {
        String hostAndPort = host + ":" + server.port();
        ThumbnailSettings settings =
                ThumbnailSettings.downloadTo(folder.resolve("images").toUri().toString())
                        .withNamedHosts(List.of(hostAndPort))
                        .withLimits(
                                new LimitsBuilder()
                                        .withConnectTimeout(Duration.ofSeconds(60))
                                        .withTryTimeout(Duration.ofSeconds(60))
                                        .withTries(1)
                                        .build());
        Outside outside =
                new Outside(
                        name -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                        InstantSource.system(),
                        new Random(1),
                        trust);
        try (ThumbnailDownloader downloader = new ThumbnailDownloader(settings, outside)) {
            return downloader
                    .download(new ThumbnailRequest("abc", "https://" + hostAndPort + "/abc"))
                    .get(100, TimeUnit.SECONDS);
        }
    }
}
