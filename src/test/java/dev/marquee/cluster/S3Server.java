package dev.marquee.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.FolderFiles;
import dev.marquee.TestTimeout;
import dev.marquee.rabbitmq.broker.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.PluginFileSystemFactory;
import org.apache.flink.core.plugin.DefaultPluginManager;
import org.apache.flink.core.plugin.DirectoryBasedPluginFinder;
import org.apache.flink.core.plugin.PluginManager;

/**
 * S3Proxy, a server of the S3 protocol, with one bucket on the loopback address. It checks the
 * signatures of requests. The bucket is read and written with Flink's own plugin for {@code s3://}.
 */
final class S3Server implements AutoCloseable {
    /** The bucket. */
    static final String BUCKET = "s3://bucket";

    /** The key that the server accepts. */
    static final String SECRET_KEY = "canary-of-the-secret-key";

    private static final String ACCESS_KEY = "marquee";
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private final Process process;
    private final Path plugins;
    private final Map<String, String> settings;
    private final FileSystem files;

    private S3Server(Process process, Path plugins, Map<String, String> settings)
            throws IOException {
        this.process = process;
        this.plugins = plugins;
        this.settings = settings;
        this.files = fileSystem(plugins, settings);
    }

    /**
     * Starts the server. The test is skipped if the server or the plugin cannot be fetched.
     *
     * @param folder an empty folder for the server
     */
    static S3Server start(Path folder) throws Exception {
        List<Path> fetched = fetch(folder);
        int port = FreePort.choose();
        Path store = folder.resolve("store");
        // A folder of the store is a bucket.
        Files.createDirectories(store.resolve(URI.create(BUCKET).getHost()));
        Path settings =
                Files.writeString(
                        folder.resolve("s3proxy.properties"),
                        """
                        s3proxy.endpoint=http://127.0.0.1:%d
                        s3proxy.authorization=aws-v2-or-v4
                        s3proxy.identity=%s
                        s3proxy.credential=%s
                        jclouds.provider=filesystem-nio2
                        jclouds.filesystem.basedir=%s
                        """
                                .formatted(port, ACCESS_KEY, SECRET_KEY, store));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx128m",
                                "-jar",
                                fetched.get(1).resolve("s3proxy.jar").toString(),
                                "--properties",
                                settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("s3proxy.log").toFile())
                        .start();
        try {
            await().atMost(TestTimeout.DURATION)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .failFast("S3Proxy ended", () -> !process.isAlive())
                    .until(
                            () -> {
                                new Socket(InetAddress.getLoopbackAddress(), port).close();
                                return true;
                            });
            return new S3Server(
                    process,
                    fetched.get(0).getParent(),
                    Map.of(
                            "s3.endpoint",
                            "http://127.0.0.1:" + port,
                            "s3.path.style.access",
                            "true"));
        } catch (Exception | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Returns the folders of the plugin and of the server. */
    private static List<Path> fetch(Path folder) throws Exception {
        ProgramRun fetching =
                ProgramRun.in(
                        folder,
                        Map.of("home", PROJECT.toString()),
                        List.of(
                                "bash",
                                "-c",
                                "set -euo pipefail; for name in toolchain lock build;"
                                        + " do . \"$home/bin/lib/$name.sh\"; done;"
                                        + " fetch_s3_plugin; fetch_s3_server;"
                                        + " printf '%s\\n' \"$S3_PLUGIN\" \"$S3_SERVER\""));
        assumeTrue(
                fetching.exitCode() == 0,
                () -> "Maven cannot fetch S3Proxy or flink-s3-fs-hadoop: " + fetching.err());
        return fetching.out().lines().map(Path::of).toList();
    }

    private static FileSystem fileSystem(Path plugins, Map<String, String> settings)
            throws IOException {
        Configuration configuration = Configuration.fromMap(settings);
        configuration.setString("s3.access-key", ACCESS_KEY);
        configuration.setString("s3.secret-key", SECRET_KEY);
        PluginManager manager =
                new DefaultPluginManager(
                        new DirectoryBasedPluginFinder(plugins).findPlugins(),
                        CoreOptions.getPluginParentFirstLoaderPatterns(configuration));
        for (Iterator<FileSystemFactory> factories = manager.load(FileSystemFactory.class);
                factories.hasNext(); ) {
            FileSystemFactory factory = PluginFileSystemFactory.of(factories.next());
            if (factory.getScheme().equals("s3")) {
                factory.configure(configuration);
                return factory.create(URI.create(BUCKET));
            }
        }
        throw new IOException("no plugin for s3:// in " + plugins);
    }

    /** Returns the folder of Flink's plugins, among them the one for {@code s3://}. */
    Path plugins() {
        return plugins;
    }

    /** Returns the settings of Flink with which it finds this server. */
    Map<String, String> settings() {
        return settings;
    }

    /** Returns the environment variables with the key of the bucket. */
    static Map<String, String> credentials() {
        return Map.of("AWS_ACCESS_KEY_ID", ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", SECRET_KEY);
    }

    /** Stores the files of a folder under a path of the bucket. */
    void upload(Path folder, String path) throws IOException {
        for (Path file : FolderFiles.under(folder)) {
            write(path + "/" + folder.relativize(file), Files.readAllBytes(file));
        }
    }

    /** Stores an object. */
    void write(String path, byte[] content) throws IOException {
        try (OutputStream out =
                files.create(
                        new org.apache.flink.core.fs.Path(path),
                        FileSystem.WriteMode.NO_OVERWRITE)) {
            out.write(content);
        }
    }

    /** Copies the objects under a path of the bucket to a folder. */
    Path download(String path, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (FileStatus child : files.listStatus(new org.apache.flink.core.fs.Path(path))) {
            Path target = folder.resolve(child.getPath().getName());
            if (child.isDir()) {
                download(child.getPath().toString(), target);
            } else {
                try (InputStream in = files.open(child.getPath())) {
                    Files.copy(in, target);
                }
            }
        }
        return folder;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
