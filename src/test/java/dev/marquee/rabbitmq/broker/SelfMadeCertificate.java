package dev.marquee.rabbitmq.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A certificate that a server signed itself, and its key, as PEM. Trusting it is trusting the
 * server.
 *
 * @param chain the certificate
 * @param chainFile where it is
 * @param key the private key
 * @param keyFile where it is
 */
record SelfMadeCertificate(String chain, Path chainFile, String key, Path keyFile) {
    private static final String PASSWORD = "only for this test";

    /**
     * @param folder to write into
     * @param subject whom it is for, as {@code keytool} spells it: {@code dns:localhost}
     */
    static SelfMadeCertificate of(String subject, Path folder) throws Exception {
        Path store = folder.resolve("certificate.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "RSA",
                                "-alias",
                                "server",
                                "-dname",
                                "CN=marquee",
                                "-ext",
                                "SAN=" + subject,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        String chain = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        String key = pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        return new SelfMadeCertificate(
                chain,
                Files.writeString(folder.resolve("certificate.pem"), chain),
                key,
                Files.writeString(folder.resolve("key.pem"), key));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(
                        what,
                        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(bytes));
    }
}
