package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.junit.jupiter.api.DynamicTest;

/**
 * State that released versions wrote. For each type of state, a file contains the snapshot of the
 * version's serializer and a serialized value.
 *
 * <p>A file is never overwritten; a release adds new files. If a field of a state type is renamed,
 * Flink restores it as empty without an error. These files reveal that.
 *
 * @param folder the folder of the job, below that of a version
 * @param values a value of each type of state, by the name of its file
 */
public record StateSnapshots(String folder, Map<String, Object> values) {
    private static final List<String> VERSIONS = List.of("0.1.0");
    private static final Path FILES = Path.of("src/test/resources/snapshots");

    /**
     * Returns one test for each released version and each type of state. It passes if the value
     * that the version wrote is restored unchanged.
     */
    public Stream<DynamicTest> tests() {
        return VERSIONS.stream()
                .flatMap(
                        version ->
                                values.keySet().stream()
                                        .sorted()
                                        .map(
                                                name ->
                                                        dynamicTest(
                                                                name + " of " + version,
                                                                () ->
                                                                        assertRestored(
                                                                                version, name))));
    }

    private void assertRestored(String version, String name) throws IOException {
        Object value = values.get(name);
        try (InputStream file = Files.newInputStream(file(version, name))) {
            var in = new DataInputViewStreamWrapper(file);
            TypeSerializerSnapshot<Object> released =
                    TypeSerializerSnapshot.readVersionedSnapshot(in, getClass().getClassLoader());
            byte[] written = new byte[in.readInt()];
            in.readFully(written);

            assertThat(
                            serializer(value)
                                    .snapshotConfiguration()
                                    .resolveSchemaCompatibility(released)
                                    .isIncompatible())
                    .isFalse();
            assertThat(read(released.restoreSerializer(), written))
                    .usingRecursiveComparison()
                    .isEqualTo(value);
        }
    }

    /** Writes the files of a version before its release. */
    public void write(String version) throws IOException {
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            TypeSerializer<Object> serializer = serializer(entry.getValue());
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            serializer.serialize(entry.getValue(), new DataOutputViewStreamWrapper(value));
            Path file = file(version, entry.getKey());
            Files.createDirectories(file.getParent());
            try (var stream = Files.newOutputStream(file)) {
                var out = new DataOutputViewStreamWrapper(stream);
                TypeSerializerSnapshot.writeVersionedSnapshot(
                        out, serializer.snapshotConfiguration());
                out.writeInt(value.size());
                out.write(value.toByteArray());
            }
        }
    }

    private static Object read(TypeSerializer<Object> serializer, byte[] written)
            throws IOException {
        try (InputStream bytes = new ByteArrayInputStream(written)) {
            return serializer.deserialize(new DataInputViewStreamWrapper(bytes));
        }
    }

    private Path file(String version, String name) {
        return FILES.resolve(version).resolve(folder).resolve(name + ".bin");
    }

    @SuppressWarnings("unchecked") // The serializer belongs to the value's class.
    private static TypeSerializer<Object> serializer(Object value) {
        return (TypeSerializer<Object>)
                TypeInformation.of(value.getClass()).createSerializer(new SerializerConfigImpl());
    }
}
