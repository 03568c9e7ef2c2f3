package dev.marquee.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.marquee.CommandRun;
import dev.marquee.VideoCsv;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
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

/**
 * Reads the Kubernetes files of {@code deploy/} into the classes of their resources. An unknown
 * field or a value of the wrong type fails. No cluster is needed.
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
                    Map.entry("flink.apache.org/v1beta1/FlinkDeployment", FlinkDeployment.class));

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
    void valuesOfTheOperatorsConfigurationAreStrings() throws Exception {
        // The operator's schema rejects numbers and booleans there.
        for (JsonNode value : first(OPERATOR).at("/spec/flinkConfiguration")) {
            assertThat(value.isTextual()).as(value.toString()).isTrue();
        }
    }

    @Test
    void everyKeyOfTheConfigurationsIsKnownToFlink() throws Exception {
        Set<String> known = new TreeSet<>(OTHER_KEYS);
        for (Class<?> options :
                List.of(
                        BlobServerOptions.class,
                        CheckpointingOptions.class,
                        CoreOptions.class,
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
        assertThat(known).containsAll(operator().spec().flinkConfiguration().keySet());
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
        assertThat(operator().spec().jobManager().resource().memory()).isNotBlank();
        assertThat(operator().spec().taskManager().resource().memory()).isNotBlank();
        for (PodSpec pod : pods()) {
            Container container = pod.getContainers().get(0);
            if (!container.getName().equals(MAIN_CONTAINER)) {
                assertThat(container.getResources().getLimits()).containsKeys("memory", "cpu");
            }
        }
    }

    @Test
    void theOptionsOfTheJobAreValid() throws Exception {
        FlinkDeployment.JobSpec job = operator().spec().job();
        assertThat(Class.forName(job.entryClass()).getMethod("main", String[].class)).isNotNull();
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
        assertThat(plain).isEqualTo(job.args());

        Files.writeString(
                Files.createDirectories(temp.resolve("data")).resolve("USvideos.csv"),
                VideoCsv.file(VideoCsv.row("first", 1)));
        List<String> arguments = new ArrayList<>(List.of("--dry-run"));
        for (String argument : job.args()) {
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
        assertThat(operator().spec().image())
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
                operator().spec().podTemplate().getSpec(),
                resource(PLAIN, Job.class).getSpec().getTemplate().getSpec(),
                resource(PLAIN, Deployment.class).getSpec().getTemplate().getSpec());
    }

    private static Map<String, Object> plainConfiguration() throws IOException {
        return YAML.readValue(
                resource(PLAIN, ConfigMap.class).getData().get("config.yaml"),
                new TypeReference<Map<String, Object>>() {});
    }

    private static FlinkDeployment operator() throws IOException {
        return resource(OPERATOR, FlinkDeployment.class);
    }

    private static <T> T resource(String file, Class<T> kind) throws IOException {
        return resources(file).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode first(String file) throws IOException {
        return YAML.readTree(file(file).toFile());
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

    /** The fields that the custom resource definition of the operator contains. */
    record FlinkDeployment(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        record Spec(
                String image,
                String imagePullPolicy,
                FlinkVersion flinkVersion,
                Mode mode,
                String serviceAccount,
                Map<String, String> flinkConfiguration,
                Map<String, String> logConfiguration,
                PodTemplateSpec podTemplate,
                Manager jobManager,
                Manager taskManager,
                JobSpec job,
                Long restartNonce) {}

        record Manager(Integer replicas, Resource resource, PodTemplateSpec podTemplate) {}

        record Resource(Double cpu, String memory, String ephemeralStorage) {}

        record JobSpec(
                String jarURI,
                String entryClass,
                List<String> args,
                Integer parallelism,
                State state,
                UpgradeMode upgradeMode,
                String initialSavepointPath,
                Boolean allowNonRestoredState,
                Long savepointTriggerNonce,
                Long checkpointTriggerNonce,
                Long savepointRedeployNonce) {}

        @SuppressWarnings("unused") // Values that the resource may have.
        enum FlinkVersion {
            v1_19,
            v1_20
        }

        @SuppressWarnings("unused") // Values that the resource may have.
        enum Mode {
            @JsonProperty("native")
            NATIVE,
            @JsonProperty("standalone")
            STANDALONE
        }

        @SuppressWarnings("unused") // Values that the resource may have.
        enum State {
            running,
            suspended
        }

        @SuppressWarnings("unused") // Values that the resource may have.
        enum UpgradeMode {
            savepoint,
            stateless,
            @JsonProperty("last-state")
            LAST_STATE
        }
    }
}
