package dev.marquee.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.marquee.TestTimeout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts in {@code bin/} delete, lock and print. */
final class ScriptsIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @TempDir Path temp;

    @Test
    void stopKeepsFoldersThatStartDidNotCreate() throws Exception {
        for (String name :
                List.of("conf/nginx.conf", "tmp/notes", "plugins/p.jar", "taskmanagers")) {
            write(name);
        }

        ProgramRun stopped = cluster("stop");

        assertThat(stopped.exitCode()).as(stopped.err()).isZero();
        assertThat(temp.resolve("conf/nginx.conf")).exists();
        assertThat(temp.resolve("tmp/notes")).exists();
        assertThat(temp.resolve("plugins/p.jar")).exists();
        assertThat(temp.resolve("taskmanagers")).exists();
    }

    @Test
    void startRejectsAndKeepsAFolderThatItDidNotCreate() throws Exception {
        write("conf/nginx.conf");

        ProgramRun run = inCluster("make_folders");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "marquee: %s/conf is in the way, and bin/cluster did not make it: remove it,"
                                        .formatted(temp.toRealPath())
                                + " or set MARQUEE_CLUSTER_DIR\n");
        assertThat(temp.resolve("conf/nginx.conf")).exists();
    }

    @Test
    void stopDeletesFoldersThatStartCreated() throws Exception {
        inCluster("make_folders").succeeding();
        write("conf/config.yaml");
        write("log/jobmanager.log");

        cluster("stop").succeeding();

        assertThat(temp.resolve("conf")).doesNotExist();
        assertThat(temp.resolve("tmp")).doesNotExist();
        assertThat(temp.resolve("plugins")).doesNotExist();
        assertThat(temp.resolve("log/jobmanager.log")).exists();
    }

    /** The target of a link is never deleted, even if it contains the marker file. */
    @Test
    void stopDoesNotFollowSymbolicLinks() throws Exception {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        write("elsewhere/.made-by-marquee-cluster");
        Files.createSymbolicLink(temp.resolve("tmp"), elsewhere);

        cluster("stop").succeeding();

        assertThat(elsewhere.resolve(".made-by-marquee-cluster")).exists();
        assertThat(temp.resolve("tmp")).isSymbolicLink();
    }

    /** Perl locks where flock is missing, as on macOS. */
    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"})
    void onlyOneProcessAtATimeHoldsALock(String tool) throws Exception {
        Path programs = programsWith(tool);
        Path counter = Files.writeString(temp.resolve("counter"), "0\n");
        String script =
                ". '%s/bin/lib/lock.sh'; increase() { read -r n <counter; sleep 0.01;"
                                .formatted(PROJECT)
                        + " echo $((n + 1)) >counter; };"
                        + " for ((i = 0; i < 10; i++)); do locked lock increase || exit; done";
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            processes.add(bash(programs, script));
        }

        for (Process process : processes) {
            assertThat(process.waitFor(TestTimeout.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(counter).hasContent("60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"})
    void aLockIsReleasedWhenItsHolderIsKilled(String tool) throws Exception {
        Path programs = programsWith(tool);
        Process holder =
                bash(
                        programs,
                        ". '%s/bin/lib/lock.sh'; hold() { echo held; read -r; }; locked lock hold"
                                .formatted(PROJECT));
        assertThat(holder.inputReader().readLine()).isEqualTo("held");
        holder.descendants().forEach(ProcessHandle::destroyForcibly);
        holder.destroyForcibly().waitFor();

        Process next =
                bash(programs, ". '%s/bin/lib/lock.sh'; locked lock true".formatted(PROJECT));

        assertThat(next.waitFor(TestTimeout.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(next.exitValue()).isZero();
    }

    /** The Maven of this test ends as soon as the script has printed its progress. */
    @Test
    void aBuildPrintsItsProgress() throws Exception {
        Files.createDirectory(temp.resolve("target"));
        Path maven = temp.resolve("maven");
        Files.writeString(
                maven,
                """
                #!/bin/sh
                echo "[INFO] Downloading from central: https://repo.example/a.jar"
                echo "[INFO] Downloaded from central: https://repo.example/a.jar (1.9 MB at 3.4 MB/s)"
                echo "[INFO] Downloaded from central: https://repo.example/b.jar (113 kB at 20 kB/s)"
                echo "[INFO] --- compiler:3.16.0:compile (default-compile) @ marquee ---"
                until [ -e shown ]; do sleep 0.05; done
                """);
        assertThat(maven.toFile().setExecutable(true)).isTrue();

        ProgramRun build =
                ProgramRun.in(
                        temp,
                        Map.of("home", temp.toString(), "lib", PROJECT + "/bin/lib"),
                        List.of(
                                "bash",
                                "-c",
                                ". $lib/toolchain.sh; . $lib/lock.sh; . $lib/build.sh;"
                                        + " MAVEN=./maven; sleep() { command sleep 0.05; };"
                                        + " say() { echo \"$*\" >&2; : >shown; };"
                                        + " run_maven package"));

        assertThat(build.succeeding().err()).contains("s, 2 MB downloaded, compiler:compile\n");
    }

    /** Returns a folder of programs that contains only one of the two programs that can lock. */
    private Path programsWith(String tool) throws Exception {
        Path programs = Files.createDirectory(temp.resolve("programs"));
        for (String name : List.of(tool, "sleep")) {
            Path program =
                    Stream.of("/usr/bin", "/bin")
                            .map(folder -> Path.of(folder, name))
                            .filter(Files::isExecutable)
                            .findFirst()
                            .orElse(null);
            assumeTrue(program != null, "there is no " + name + " on this machine");
            Files.createSymbolicLink(programs.resolve(name), program);
        }
        return programs;
    }

    private Process bash(Path programs, String script) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", "-c", script)
                        .directory(temp.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PATH", programs.toString());
        return builder.start();
    }

    private ProgramRun cluster(String command) throws Exception {
        return ProgramRun.in(
                Files.createTempDirectory(temp, "scripts"),
                Map.of("MARQUEE_CLUSTER_DIR", temp.toRealPath().toString()),
                List.of(PROJECT.resolve("bin/cluster").toString(), command));
    }

    /** Runs shell functions of {@code bin/cluster}. */
    private ProgramRun inCluster(String script) throws Exception {
        String libraries =
                "set -euo pipefail; home='%s'; for name in toolchain lock build cluster; do . \"$home/bin/lib/$name.sh\"; done; "
                        .formatted(PROJECT);
        return ProgramRun.in(
                Files.createTempDirectory(temp, "scripts"),
                Map.of("MARQUEE_CLUSTER_DIR", temp.toRealPath().toString()),
                List.of("bash", "-c", libraries + script));
    }

    private void write(String name) throws Exception {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }
}
