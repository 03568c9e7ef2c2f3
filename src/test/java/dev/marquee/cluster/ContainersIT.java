package dev.marquee.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/containers}, which runs {@code docker-compose.yml}. It runs where a Docker engine
 * answers. Elsewhere it runs only if the environment variable {@code MARQUEE_CONTAINERS} is {@code
 * true}, because the script then installs Docker and starts an engine in namespaces of its own,
 * which not every kernel allows.
 */
final class ContainersIT {
    private static final String SCRIPT = Path.of("bin/containers").toAbsolutePath().toString();

    @TempDir Path temp;

    @Test
    void jobsInContainersGiveTheSameResultsAsTheEmbeddedFlink() throws Exception {
        assumeTrue(
                "true".equals(System.getenv("MARQUEE_CONTAINERS")) || dockerEngineAnswers(),
                "no Docker engine answers here, and MARQUEE_CONTAINERS=true does not ask for one");

        ProgramRun run = ProgramRun.in(temp, Map.of(), List.of(SCRIPT)).succeeding();

        assertThat(run.out())
                .contains(
                        "yes  the job continued from a checkpoint",
                        "yes  funny-videos: ",
                        "yes  the user of the image can read the job",
                        "yes  no container is left")
                .doesNotContain("\nNO ");
    }

    @Test
    void anUnknownOptionStopsTheScriptBeforeAnyWork() throws Exception {
        ProgramRun run = ProgramRun.in(temp, Map.of(), List.of(SCRIPT, "--row", "5"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("marquee: unknown option '--row'; see bin/containers --help\n");
    }

    private boolean dockerEngineAnswers() throws Exception {
        return ProgramRun.in(temp, Map.of(), List.of("bash", "-c", "docker info >/dev/null 2>&1"))
                        .exitCode()
                == 0;
    }
}
