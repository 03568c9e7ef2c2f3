package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.TestTimeout;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars of the build, and which of Flink's services each contains. */
final class StandaloneJarIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path CLASSES = TARGET.resolve("classes");
    private static final Path JAR = TARGET.resolve("marquee-standalone.jar");
    private static final String RPC_SYSTEM = "org.apache.flink.runtime.rpc.pekko.PekkoRpcSystem";
    private static final String SERVICES = "META-INF/services/org.apache.flink.runtime.";

    @TempDir Path temp;

    @Test
    void anRpcSystemNextToTheJarIsUsedWithoutUnpacking() throws Exception {
        assertThat(sourceOfRpcSystem(JAR)).isEqualTo(TARGET.resolve("flink-rpc-akka.jar"));
    }

    @Test
    void aJarOnItsOwnUnpacksItsRpcSystem() throws Exception {
        Path alone = Files.copy(JAR, temp.resolve("alone.jar"));

        assertThat(sourceOfRpcSystem(alone)).hasParentRaw(temp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"job.jar", "marquee-standalone.jar"})
    void everyClassOfAJarIsWhole(String name) throws Exception {
        int classes = 0;
        try (JarFile jar = new JarFile(TARGET.resolve(name).toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                String file = entry.getName();
                Path built = CLASSES.resolve(file);
                if (file.startsWith("dev/marquee/") && file.endsWith(".class")) {
                    classes++;
                    try (InputStream in = jar.getInputStream(entry)) {
                        assertThat(Arrays.equals(in.readAllBytes(), Files.readAllBytes(built)))
                                .as(file)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(classes).isGreaterThan(100);
    }

    /** A cluster has its own RPC system and web UI. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                SERVICES + "rpc.RpcSystemLoader",
                SERVICES + "io.network.netty.InboundChannelHandlerFactory"
            })
    void theJobJarContainsNoServiceOfTheCluster(String service) throws Exception {
        try (JarFile standalone = new JarFile(JAR.toFile());
                JarFile job = new JarFile(TARGET.resolve("job.jar").toFile())) {
            assertThat(standalone.getEntry(service)).isNotNull();
            assertThat(job.getEntry(service)).isNull();
            assertThat(job.stream().map(JarEntry::getName))
                    .noneMatch(name -> name.startsWith("dev/marquee/webui/"));
        }
    }

    /** This jar is for the lib folder of a cluster. */
    @Test
    void theGuardOfTheWebUiHasItsOwnJar() throws Exception {
        try (JarFile guard = new JarFile(TARGET.resolve("marquee-web-ui-guard.jar").toFile())) {
            assertThat(guard.getEntry(SERVICES + "io.network.netty.InboundChannelHandlerFactory"))
                    .isNotNull();
            assertThat(
                            guard.stream()
                                    .map(JarEntry::getName)
                                    .filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("dev/marquee/webui/"));
        }
    }

    /** Runs a small job and returns the file from which the RPC system was loaded. */
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
        if (!process.waitFor(TestTimeout.SECONDS, TimeUnit.SECONDS)) {
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
