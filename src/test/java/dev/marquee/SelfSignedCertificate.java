package dev.marquee;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate and its private key.
 *
 * @param certificate the certificate as PEM
 * @param certificateFile the file that contains it
 * @param key the private key as PEM
 * @param keyFile the file that contains it
 * @param store the certificate and the key
 */
public record SelfSignedCertificate(
        String certificate, Path certificateFile, String key, Path keyFile, KeyStore store) {
    private static final char[] PASSWORD = "only for this test".toCharArray();
    private static final String ALIAS = "server";

    /**
     * Creates a certificate.
     *
     * @param subject the name that it certifies, in the syntax of {@code keytool}: {@code
     *     dns:localhost}
     * @param folder the folder for the files
     */
    public static SelfSignedCertificate of(String subject, Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("certificate.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "RSA",
                                "-alias",
                                ALIAS,
                                "-dname",
                                "CN=marquee",
                                "-ext",
                                "SAN=" + subject,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        String certificate = pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
        String key = pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
        return new SelfSignedCertificate(
                certificate,
                Files.writeString(folder.resolve("certificate.pem"), certificate),
                key,
                Files.writeString(folder.resolve("key.pem"), key),
                store);
    }

    /** Returns a context that presents this certificate, and trusts no other. */
    public SSLContext sslContext() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(
                        label,
                        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(bytes));
    }
}
