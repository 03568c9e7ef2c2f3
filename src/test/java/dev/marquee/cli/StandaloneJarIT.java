package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars of the build: which RPC system their Flink has. */
final class StandaloneJarIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path JAR = TARGET.resolve("marquee-standalone.jar");
    private static final String RPC_SYSTEM = "org.apache.flink.runtime.rpc.pekko.PekkoRpcSystem";
    private static final String SERVICE =
            "META-INF/services/org.apache.flink.runtime.rpc.RpcSystemLoader";

    @TempDir Path temp;

    @Test
    void theRpcSystemBesideTheJarIsNotUnpacked() throws Exception {
        assertThat(sourceOfRpcSystem(JAR)).isEqualTo(TARGET.resolve("flink-rpc-akka.jar"));
    }

    @Test
    void theJarAloneUnpacksItsOwn() throws Exception {
        Path alone = Files.copy(JAR, temp.resolve("alone.jar"));

        assertThat(sourceOfRpcSystem(alone)).hasParentRaw(temp);
    }

    @Test
    void onAClusterTheRpcSystemIsTheClusters() throws Exception {
        try (JarFile standalone = new JarFile(JAR.toFile());
                JarFile job = new JarFile(TARGET.resolve("job.jar").toFile())) {
            assertThat(standalone.getEntry(SERVICE)).isNotNull();
            assertThat(job.getEntry(SERVICE)).isNull();
        }
    }

    /** Runs a small job, and tells which file the class came from. */
    private Path sourceOfRpcSystem(Path jar) throws Exception {
        Path classes = temp.resolve("classes.log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load:file=" + classes + "::filecount=0",
                                "-Djava.io.tmpdir=" + temp,
                                "-jar",
                                jar.toString(),
                                "trending",
                                "--input=" + Path.of("data").toAbsolutePath(),
                                "--output=" + temp.resolve("out"),
                                "--thumbnails=skip")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isZero();
        try (Stream<String> lines = Files.lines(classes)) {
            List<String> sources =
                    lines.filter(line -> line.contains(RPC_SYSTEM + " source: file:"))
                            .map(line -> line.replaceFirst(".* source: file:", ""))
                            .toList();
            assertThat(sources).hasSize(1);
            return Path.of(sources.get(0));
        }
    }
}
