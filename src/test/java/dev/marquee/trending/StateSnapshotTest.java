package dev.marquee.trending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.Figures;
import dev.marquee.job.RejectLimit;
import dev.marquee.trending.funny.FunnyRow;
import dev.marquee.trending.funny.FunnyVideo;
import dev.marquee.trending.topday.DayViews;
import dev.marquee.trending.topday.VideoOfDay;
import dev.marquee.trending.worldwide.Appearance;
import dev.marquee.trending.worldwide.Listings;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * State that a released version wrote can be read by this one: for each type of state a file has
 * what the version's serializer says of itself, and a value.
 *
 * <p>A file is never written again. With a release come files of its own, by {@link #main}; a field
 * that is renamed would come back empty, which Flink does not notice and this test does.
 */
final class StateSnapshotTest {
    private static final List<String> VERSIONS = List.of("0.1.0");
    private static final Path FILES = Path.of("src/test/resources/snapshots");

    private static final Map<String, Object> VALUES =
            Map.of(
                    "worldwide-listings", listings(),
                    "worldwide-latest", new Appearance(17_484, (short) 538, "Títle 😂", "link"),
                    "day-views-day", new DayViews("2017-11-14", 8_000_000_000L, 5, 3, 4),
                    "day-views-video",
                            new VideoOfDay(new short[] {538, 157}, new long[] {6_000_000_000L, 7}),
                    "category-join-categories",
                            new Categories(
                                    new String[] {"GB", "US"},
                                    new String[] {"1", "23"},
                                    new String[] {"Film", "Comedy"}),
                    "category-join-waiting-row", new FunnyRow("video", "Title", "US", "23"),
                    "funny-videos-key", new FunnyVideo("video", "Title", "Comedy"),
                    "figure", new Figures.Saved("rejected.date", "SUM", 5_000_000_000L),
                    "reject-limit-count", new RejectLimit.Count(5_000_000_001L, 5_000_000_000L));

    static Stream<Arguments> snapshots() {
        return VERSIONS.stream()
                .flatMap(
                        version ->
                                VALUES.keySet().stream()
                                        .sorted()
                                        .map(name -> Arguments.of(version, name)));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("snapshots")
    void whatAVersionWroteIsRead(String version, String name) throws IOException {
        Object value = VALUES.get(name);
        try (InputStream file = Files.newInputStream(file(version, name))) {
            var in = new DataInputViewStreamWrapper(file);
            TypeSerializerSnapshot<Object> then =
                    TypeSerializerSnapshot.readVersionedSnapshot(in, getClass().getClassLoader());
            byte[] written = new byte[in.readInt()];
            in.readFully(written);

            assertThat(
                            serializer(value)
                                    .snapshotConfiguration()
                                    .resolveSchemaCompatibility(then)
                                    .isIncompatible())
                    .isFalse();
            assertThat(read(then.restoreSerializer(), written))
                    .usingRecursiveComparison()
                    .isEqualTo(value);
        }
    }

    /** Writes the files of a version that is to be released: its number is the argument. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, Object> entry : VALUES.entrySet()) {
            TypeSerializer<Object> serializer = serializer(entry.getValue());
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            serializer.serialize(entry.getValue(), new DataOutputViewStreamWrapper(value));
            Path file = file(arguments[0], entry.getKey());
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

    private static Path file(String version, String name) {
        return FILES.resolve(version).resolve(name + ".bin");
    }

    @SuppressWarnings("unchecked") // The serializer of a value's own class.
    private static TypeSerializer<Object> serializer(Object value) {
        return (TypeSerializer<Object>)
                TypeInformation.of(value.getClass()).createSerializer(new SerializerConfigImpl());
    }

    private static Listings listings() {
        Listings listings = new Listings();
        listings.pairs = new int[] {-2_147_000_000, -5, 7, 2_147_000_000, 0, 0};
        listings.size = 4;
        return listings;
    }
}
