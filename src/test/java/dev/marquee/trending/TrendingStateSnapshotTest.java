package dev.marquee.trending;

import dev.marquee.job.SampleValues;
import dev.marquee.job.StateSnapshots;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * This version restores the state that released versions wrote. The test covers every type of every
 * question that Flink serializes field by field, whether the type is part of state yet or not.
 */
final class TrendingStateSnapshotTest {
    private static final StateSnapshots SNAPSHOTS = new StateSnapshots("trending", values());

    @TestFactory
    Stream<DynamicTest> theStateOfAReleasedVersionIsRestored() {
        return SNAPSHOTS.tests();
    }

    /** Writes the files of a version before its release. The argument is its number. */
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
