package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.marquee.CommandRun;
import dev.marquee.VideoCsv;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reads the Kubernetes files of {@code deploy/} into the classes of their resources, and checks
 * those of the Flink operator against its custom resource definition. An unknown field or a value
 * of the wrong type fails. No cluster is needed.
 */
class KubernetesTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final String OPERATOR = "flink-operator";
    private static final String PLAIN = "plain";
    private static final String MAIN_CONTAINER = "flink-main-container";

    private static final Map<String, Class<?>> KINDS =
            Map.ofEntries(
                    Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
                    Map.entry("v1/ServiceAccount", ServiceAccount.class),
                    Map.entry("v1/ConfigMap", ConfigMap.class),
                    Map.entry("rbac.authorization.k8s.io/v1/Role", Role.class),
                    Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class),
                    Map.entry("batch/v1/Job", Job.class),
                    Map.entry("apps/v1/Deployment", Deployment.class),
                    Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
                    Map.entry("flink.apache.org/v1beta1/FlinkDeployment", JsonNode.class));

    /** Keys that Flink does not define as a constant of a configuration class. */
    private static final Set<String> OTHER_KEYS =
            Set.of(
                    "kubernetes.cluster-id",
                    "kubernetes.operator.savepoint.history.max.count",
                    "metrics.reporter.prom.factory.class",
                    "metrics.reporter.prom.port");

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .setAnnotationIntrospector(new NoFurtherProperties());

    @TempDir Path temp;

    @Test
    void everyResourceHasOnlyFieldsOfItsKind() throws Exception {
        for (String file : List.of("storage", OPERATOR, PLAIN)) {
            assertThat(resources(file)).as(file).isNotEmpty();
        }
    }

    @Test
    void theFlinkDeploymentFitsTheOperatorsDefinition() throws Exception {
        assertThat(FlinkDeploymentSchema.load().errors(operator())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/spec/job | paralellism | 4 | paralellism",
                "/spec/job | upgradeMode | \"sometimes\" | upgradeMode",
                "/spec/taskManager/resource | cpu | \"one\" | cpu",
                "/spec/flinkConfiguration | web.submit.enable | false | web.submit.enable",
                "/spec/podTemplate/spec/securityContext | runAsUser | \"flink\" | runAsUser",
                "/spec/podTemplate/spec | container | [] | container",
                "/spec | flinkVersion | \"v0_1\" | flinkVersion",
            })
    void theOperatorsDefinitionFindsAWrongField(
            String parent, String field, String value, String named) throws Exception {
        JsonNode deployment = operator();
        ((ObjectNode) deployment.at(parent)).set(field, YAML.readTree(value));

        assertThat(FlinkDeploymentSchema.load().errors(deployment))
                .singleElement(STRING)
                .contains(named);
    }

    @Test
    void everyKeyOfTheConfigurationsIsKnownToFlink() throws Exception {
        Set<String> known = new TreeSet<>(OTHER_KEYS);
        for (Class<?> options :
                List.of(
                        BlobServerOptions.class,
                        CheckpointingOptions.class,
                        CoreOptions.class,
                        ExecutionOptions.class,
                        HeartbeatManagerOptions.class,
                        HighAvailabilityOptions.class,
                        JobManagerOptions.class,
                        NettyShuffleEnvironmentOptions.class,
                        PipelineOptions.class,
                        RestOptions.class,
                        RestartStrategyOptions.class,
                        TaskManagerOptions.class,
                        WebOptions.class)) {
            for (Field field : options.getFields()) {
                if (ConfigOption.class.isAssignableFrom(field.getType())) {
                    known.add(((ConfigOption<?>) field.get(null)).key());
                }
            }
        }
        assertThat(known).containsAll(names(operator().at("/spec/flinkConfiguration")));
        assertThat(known).containsAll(plainConfiguration().keySet());
    }

    @Test
    void everyPodIsConfinedAndReadsTheAddressOfTheBrokerFromASecret() throws Exception {
        for (PodSpec pod : pods()) {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                    .isEqualTo("RuntimeDefault");
            Container container = pod.getContainers().get(0);
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            EnvVar broker =
                    container.getEnv().stream()
                            .filter(variable -> variable.getName().equals("MARQUEE_RABBITMQ_URI"))
                            .findFirst()
                            .orElseThrow();
            assertThat(broker.getValue()).isNull();
            assertThat(broker.getValueFrom().getSecretKeyRef().getName())
                    .isEqualTo("marquee-broker");
            assertThat(pod.getVolumes().stream().map(Volume::getName))
                    .containsExactlyInAnyOrderElementsOf(
                            container.getVolumeMounts().stream()
                                    .map(VolumeMount::getName)
                                    .toList());
        }
    }

    @Test
    void everyPodHasResourceLimits() throws Exception {
        assertThat(operator().at("/spec/jobManager/resource/memory").asText()).isNotBlank();
        assertThat(operator().at("/spec/taskManager/resource/memory").asText()).isNotBlank();
        for (PodSpec pod : pods()) {
            Container container = pod.getContainers().get(0);
            if (!container.getName().equals(MAIN_CONTAINER)) {
                assertThat(container.getResources().getLimits()).containsKeys("memory", "cpu");
            }
        }
    }

    @Test
    void theOptionsOfTheJobAreValid() throws Exception {
        JsonNode job = operator().at("/spec/job");
        List<String> options = new ArrayList<>();
        job.get("args").forEach(argument -> options.add(argument.asText()));
        assertThat(Class.forName(job.get("entryClass").asText()).getMethod("main", String[].class))
                .isNotNull();
        List<String> plain =
                Stream.of(resource(PLAIN, Job.class).getSpec().getTemplate().getSpec())
                        .flatMap(
                                pod ->
                                        Arrays.stream(
                                                pod.getContainers()
                                                        .get(0)
                                                        .getCommand()
                                                        .get(2)
                                                        .split("\\s+")))
                        .dropWhile(word -> !word.equals("trending"))
                        .filter(word -> !word.equals("\\"))
                        .toList();
        assertThat(plain).isEqualTo(options);

        Files.writeString(
                Files.createDirectories(temp.resolve("data")).resolve("USvideos.csv"),
                VideoCsv.file(VideoCsv.row("first", 1)));
        List<String> arguments = new ArrayList<>(List.of("--dry-run"));
        for (String argument : options) {
            arguments.add(argument.replace("file:///marquee", temp.toUri().toString()));
        }
        arguments.remove("trending");
        arguments.add(0, "trending");
        assertThat(CommandRun.of(arguments.toArray(String[]::new)).exitCode()).isZero();
    }

    @Test
    void theImageHasTheFlinkVersionOfTheBuild() throws Exception {
        assertThat(Files.readString(DEPLOY.resolve("Dockerfile")))
                .contains("FROM flink:" + EnvironmentInformation.getVersion() + "-");
        assertThat(operator().at("/spec/image").asText())
                .isEqualTo(
                        resource(PLAIN, Deployment.class)
                                .getSpec()
                                .getTemplate()
                                .getSpec()
                                .getContainers()
                                .get(0)
                                .getImage());
    }

    private static List<PodSpec> pods() throws IOException {
        return List.of(
                YAML.treeToValue(operator().at("/spec/podTemplate"), PodTemplateSpec.class)
                        .getSpec(),
                resource(PLAIN, Job.class).getSpec().getTemplate().getSpec(),
                resource(PLAIN, Deployment.class).getSpec().getTemplate().getSpec());
    }

    private static Map<String, Object> plainConfiguration() throws IOException {
        return YAML.readValue(
                resource(PLAIN, ConfigMap.class).getData().get("config.yaml"),
                new TypeReference<Map<String, Object>>() {});
    }

    private static JsonNode operator() throws IOException {
        return resource(OPERATOR, JsonNode.class);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static <T> T resource(String file, Class<T> kind) throws IOException {
        return resources(file).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> resources(String file) throws IOException {
        List<Object> resources = new ArrayList<>();
        try (var documents =
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(file(file).toFile())) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                String kind =
                        document.path("apiVersion").asText() + "/" + document.path("kind").asText();
                assertThat(KINDS).containsKey(kind);
                resources.add(YAML.treeToValue(document, KINDS.get(kind)));
            }
        }
        return resources;
    }

    private static Path file(String name) {
        return DEPLOY.resolve("kubernetes/" + name + ".yaml");
    }

    /** The classes accept unknown fields. In this test, an unknown field is an error. */
    private static final class NoFurtherProperties extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
