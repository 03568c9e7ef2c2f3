package dev.marquee.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PlanTest {
    private static final int SIZE = 12;

    @ParameterizedTest
    @EnumSource
    void sameSeedGivesTheSamePlan(Mode mode) {
        assertThat(Plan.of(7, mode, SIZE, Set.of())).isEqualTo(Plan.of(7, mode, SIZE, Set.of()));
        assertThat(Plan.of(7, mode, SIZE, Set.of())).isNotEqualTo(Plan.of(8, mode, SIZE, Set.of()));
    }

    @ParameterizedTest
    @EnumSource
    void planHasEachFaultOfTheModeButThoseLeftOut(Mode mode) {
        assertThat(Plan.of(1, mode, SIZE, Set.of(Fault.CHECKPOINT_DISK_FULL)).strikes())
                .hasSize(SIZE)
                .extracting(Strike::fault)
                .containsAll(
                        mode.faults().stream()
                                .filter(fault -> fault != Fault.CHECKPOINT_DISK_FULL)
                                .toList())
                .doesNotContain(Fault.CHECKPOINT_DISK_FULL);
    }

    @ParameterizedTest
    @EnumSource
    void strikesOfTaskManagersNameOneOfThem(Mode mode) {
        assertThat(Plan.of(1, mode, SIZE, Set.of()).strikes())
                .allSatisfy(
                        strike ->
                                assertThat(strike.taskManager())
                                        .isBetween(
                                                strike.title().contains("TaskManager") ? 1 : 0,
                                                strike.title().contains("TaskManager")
                                                        ? Plan.TASKMANAGERS
                                                        : 0));
    }
}
