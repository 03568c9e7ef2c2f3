package dev.marquee.rabbitmq.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.SelfSignedCertificate;
import dev.marquee.VideoCsv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connects with TLS to a broker that has a self-signed certificate for the name {@code localhost}.
 */
final class SecureConnectionIT {
    @TempDir static Path temp;

    private static SelfSignedCertificate certificate;
    @AutoClose private static RabbitBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        certificate = SelfSignedCertificate.of("dns:localhost", temp);
        broker = RabbitBroker.start(certificate);
        Files.writeString(
                Files.createDirectory(temp.resolve("in")).resolve("USvideos.csv"),
                VideoCsv.file(VideoCsv.row("first", 1)));
    }

    @Test
    void resultsAreSentToABrokerWithATrustedCertificate() throws Exception {
        broker.declareQueue("secure", "secure", "trending.top-day");

        CommandRun run =
                run(
                        broker.tlsUri("localhost"),
                        certificate.certificateFile(),
                        "trending",
                        "--input=" + temp.resolve("in"),
                        "--output=" + temp.resolve("out"),
                        "--sink=rabbitmq",
                        "--exchange=secure",
                        "--thumbnails=skip",
                        "--parallelism=2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(broker.waiting("secure")).isEqualTo(1);
    }

    @Test
    void anUntrustedCertificateIsRefused() {
        assertThat(refusal(broker.tlsUri("localhost"), null))
                .contains("no secure connection: ", "certification path", "MARQUEE_RABBITMQ_CA");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        assertThat(refusal(broker.tlsUri("127.0.0.1"), certificate.certificateFile()))
                .contains("no secure connection: ", "127.0.0.1");
    }

    @Test
    void aFileWithoutACertificateIsRefused() {
        assertThat(refusal(broker.tlsUri("localhost"), certificate.keyFile()))
                .startsWith("marquee: rabbitmq-ca: " + certificate.keyFile());
    }

    private static String refusal(String uri, @Nullable Path authorities) {
        CommandRun run = run(uri, authorities, "publish", "--input=" + temp.resolve("in"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).doesNotContain("canary", RabbitBroker.USER);
        return run.err();
    }

    private static CommandRun run(String uri, @Nullable Path authorities, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of("MARQUEE_RABBITMQ_URI", uri));
        if (authorities != null) {
            environment.put("MARQUEE_RABBITMQ_CA", authorities.toString());
        }
        return CommandRun.of(environment, arguments);
    }
}
