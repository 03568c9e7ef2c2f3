package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;

final class KeyGroupsTest {
    @Test
    void theKeyOfAGroupBelongsToThatGroup() {
        assertThat(IntStream.range(0, KeyGroups.COUNT))
                .allSatisfy(
                        group ->
                                assertThat(
                                                KeyGroupRangeAssignment.assignToKeyGroup(
                                                        KeyGroups.key(group), KeyGroups.COUNT))
                                        .isEqualTo(group));
    }

    @Test
    void theHighestBitsOfAHashDetermineTheGroup() {
        assertThat(KeyGroups.ofHash(0)).isZero();
        assertThat(KeyGroups.ofHash((1 << 22) - 1)).isZero();
        assertThat(KeyGroups.ofHash(1 << 22)).isEqualTo(1);
        assertThat(KeyGroups.ofHash(-1)).isEqualTo(KeyGroups.COUNT - 1);
    }
}
