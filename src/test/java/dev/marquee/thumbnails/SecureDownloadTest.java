package dev.marquee.thumbnails;

import static dev.marquee.thumbnails.ImageServer.image;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS: the certificate is that of the name in the URL, although an address is connected to. */
@Timeout(120)
final class SecureDownloadTest {

    private static final char[] PASSWORD = "only for this test".toCharArray();

    @TempDir Path folder;
    private SSLContext pictures;
    private ImageServer server;

    @BeforeEach
    void startServer() throws Exception {
        pictures = certificateOf("pictures.example");
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
    void anImageComesOverHttps() throws Exception {
        assertThat(download("pictures.example", pictures))
                .isEqualTo(ThumbnailOutcome.downloaded("abc.jpg"));
    }

    @Test
    void aCertificateForAnotherNameIsNotBelieved() throws Exception {
        ThumbnailOutcome outcome = download("other.example", pictures);

        assertThat(outcome.status()).isEqualTo(ThumbnailStatus.FAILED);
        assertThat(outcome.detail()).startsWith("no secure connection to other.example: ");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotBelieved() throws Exception {
        ThumbnailOutcome outcome = download("pictures.example", null);

        assertThat(outcome.status()).isEqualTo(ThumbnailStatus.FAILED);
        assertThat(outcome.detail()).startsWith("no secure connection to pictures.example: ");
        assertThat(server.asked()).isEmpty();
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

    /** Holds a certificate that it signed itself, and believes that one alone. */
    private SSLContext certificateOf(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "server",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "SAN=dns:" + name,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(keytool.waitFor()).as("exit code of keytool").isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        believed.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
