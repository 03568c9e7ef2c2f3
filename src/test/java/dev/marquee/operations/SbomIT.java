package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The software bill of materials that the build writes next to the jars. */
class SbomIT {
    private static JsonNode sbom;

    @BeforeAll
    static void read() throws IOException {
        sbom = new ObjectMapper().readTree(Path.of("target", "marquee-sbom.json").toFile());
    }

    @Test
    void everyLibraryHasAVersionALicenceAndAHash() {
        for (JsonNode library : sbom.get("components")) {
            assertThat(library.path("purl").asText()).startsWith("pkg:maven/").contains("@");
            assertThat(library.path("hashes")).as(library.path("purl").asText()).isNotEmpty();
            assertThat(library.path("licenses")).as(library.path("purl").asText()).isNotEmpty();
        }
    }

    @Test
    void theSbomContainsTheLibrariesOfTheJarsAndNoneOfTheTests() {
        Map<String, String> versions = new TreeMap<>();
        for (JsonNode library : sbom.get("components")) {
            versions.put(library.get("name").asText(), library.get("version").asText());
        }
        assertThat(versions)
                .containsKeys(
                        "flink-streaming-java",
                        "flink-connector-files",
                        "picocli",
                        "jackson-databind",
                        "httpclient5",
                        "amqp-client",
                        "progressbar")
                .doesNotContainKeys("junit-jupiter", "assertj-core", "archunit");
    }

    @Test
    void theSbomContainsNothingThatDiffersBetweenBuilds() {
        assertThat(sbom.at("/metadata/timestamp").isMissingNode()).isTrue();
        // A version 3 UUID is derived from content, a version 4 UUID is random.
        assertThat(sbom.get("serialNumber").asText()).matches("urn:uuid:.{8}-.{4}-3.*");
    }
}
