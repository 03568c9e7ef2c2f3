package dev.marquee.trending;

import dev.marquee.job.SampleValues;
import dev.marquee.job.StateSnapshots;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * State that a released version wrote can be read by this one. It covers every type of every
 * question that Flink serializes field by field, whether it is in state yet or not.
 */
final class TrendingStateSnapshotTest {
    private static final StateSnapshots SNAPSHOTS = new StateSnapshots("trending", values());

    static Stream<Arguments> snapshots() {
        return SNAPSHOTS.all();
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("snapshots")
    void whatAVersionWroteIsRead(String version, String name) throws IOException {
        SNAPSHOTS.assertRead(version, name);
    }

    /** Writes the files of a version that is to be released: its number is the argument. */
    public static void main(String[] arguments) throws IOException {
        SNAPSHOTS.write(arguments[0]);
    }

    private static Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        QuestionTypes.serializedByField()
                .forEach((name, type) -> values.put(name, SampleValues.of(type)));
        return values;
    }
}
