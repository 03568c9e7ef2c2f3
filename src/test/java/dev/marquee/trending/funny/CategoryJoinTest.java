package dev.marquee.trending.funny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.job.Operators;
import dev.marquee.trending.CategoryTitles;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.api.transformations.BroadcastStateTransformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Flink declares that closing an operator may throw anything.
final class CategoryJoinTest {
    private static final CategoryTitles CATEGORIES =
            CategoryTitles.of(
                    List.of(
                            Map.entry("US", Map.of("23", "Comedy")),
                            Map.entry("GB", Map.of("23", "Humour", "1", "Film"))));
    private static final FunnyRow OWN = new FunnyRow("a", "A", "US", "23", "");
    private static final FunnyRow OTHERS = new FunnyRow("b", "B", "US", "1", "");
    private static final FunnyRow UNKNOWN = new FunnyRow("c", "C", "US", "99", "");

    @Test
    void rowsGetTheTitlesOfTheirCategories() throws Exception {
        try (var join = start(null)) {
            categories(join, CATEGORIES);
            rows(join, OWN, OTHERS, UNKNOWN);

            assertThat(join.extractOutputValues())
                    .containsExactly(
                            new FunnyVideo("a", "A", "Comedy"),
                            new FunnyVideo("b", "B", "Film"),
                            new FunnyVideo("c", "C", "unknown"));
        }
    }

    @Test
    void aRepeatedRowIsNotEmittedUntilTheCacheIsCleared() throws Exception {
        try (var join = start(null)) {
            categories(join, CATEGORIES);
            rows(join, OWN, OWN, OTHERS, OWN);
            assertThat(join.extractOutputValues()).hasSize(2);

            for (int i = 0; i < 10_000; i++) {
                rows(join, new FunnyRow("video " + i, "A", "US", "23", ""));
            }
            assertThat(join.extractOutputValues()).hasSize(10_002);
            rows(join, OWN);
            assertThat(join.extractOutputValues()).hasSize(10_003);
        }
    }

    @Test
    void rowsBeforeTheCategoriesWaitForThem() throws Exception {
        try (var join = start(null)) {
            rows(join, OWN, UNKNOWN);
            assertThat(join.extractOutputValues()).isEmpty();

            categories(join, CATEGORIES);
            assertThat(join.extractOutputValues())
                    .containsExactly(
                            new FunnyVideo("a", "A", "Comedy"),
                            new FunnyVideo("c", "C", "unknown"));

            rows(join, OTHERS);
            assertThat(join.extractOutputValues())
                    .endsWith(new FunnyVideo("b", "B", "Film"))
                    .hasSize(3);
        }
    }

    @Test
    void equalWaitingRowsAreStoredOnce() throws Exception {
        try (var join = start(null)) {
            rows(join, OWN, OWN, UNKNOWN, OWN);

            assertThat(join.snapshot(1, 1).getManagedOperatorState().iterator().next())
                    .satisfies(
                            state ->
                                    assertThat(
                                                    ((OperatorStreamStateHandle) state)
                                                            .getStateNameToPartitionOffsets()
                                                            .get("waiting-rows")
                                                            .getOffsets())
                                            .hasSize(2));
        }
    }

    /** Otherwise the process would run out of memory without an explanation. */
    @Test
    void tooManyWaitingRowsFailTheJobWithAnExplanation() throws Exception {
        String title = "x".repeat(1 << 20);
        try (var join = start(null)) {
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 100_000; i++) {
                                    rows(join, new FunnyRow("video" + i, title, "US", "23", ""));
                                }
                            })
                    .hasStackTraceContaining("wait for the titles of their categories")
                    .hasStackTraceContaining("--likes-over");
        }
    }

    @Test
    void waitingRowsSurviveARestart() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var join = start(null)) {
            rows(join, OWN);
            checkpoint = join.snapshot(1, 1);
        }
        try (var join = start(checkpoint)) {
            rows(join, OTHERS);
            assertThat(join.extractOutputValues()).isEmpty();

            categories(join, CATEGORIES);
            assertThat(join.extractOutputValues())
                    .containsExactly(
                            new FunnyVideo("a", "A", "Comedy"), new FunnyVideo("b", "B", "Film"));
        }
    }

    @Test
    void joinedRowsAreNotEmittedAgainAfterARestart() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var join = start(null)) {
            rows(join, OWN);
            categories(join, CATEGORIES);
            checkpoint = join.snapshot(1, 1);
        }
        try (var join = start(checkpoint)) {
            categories(join, CATEGORIES);

            assertThat(join.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void theCategoriesSurviveARestart() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var join = start(null)) {
            categories(join, CATEGORIES);
            checkpoint = join.snapshot(1, 1);
        }
        try (var join = start(checkpoint)) {
            rows(join, OTHERS);

            assertThat(join.extractOutputValues())
                    .containsExactly(new FunnyVideo("b", "B", "Film"));
        }
    }

    @Test
    void afterARescalingEverySubtaskHasTheCategoriesAndOneHasEachWaitingRow() throws Exception {
        OperatorSubtaskState known;
        OperatorSubtaskState waiting;
        try (var join = start(null)) {
            rows(join, OWN, OTHERS, UNKNOWN);
            waiting = join.snapshot(1, 1);
            categories(join, CATEGORIES);
            known = join.snapshot(2, 2);
        }
        int joined = 0;
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var join = start(part(known, subtask), 2, subtask)) {
                rows(join, OWN);
                assertThat(join.extractOutputValues())
                        .containsExactly(new FunnyVideo("a", "A", "Comedy"));
            }
            try (var join = start(part(waiting, subtask), 2, subtask)) {
                categories(join, CATEGORIES);
                joined += join.extractOutputValues().size();
            }
        }
        assertThat(joined).isEqualTo(3);
    }

    private static OperatorSubtaskState part(OperatorSubtaskState whole, int subtask) {
        return AbstractStreamOperatorTestHarness.repartitionOperatorState(
                whole, Operators.MAX_PARALLELISM, 1, 2, subtask);
    }

    private static void rows(
            TwoInputStreamOperatorTestHarness<FunnyRow, CategoryTitles, FunnyVideo> join,
            FunnyRow... rows)
            throws Exception {
        for (FunnyRow row : rows) {
            join.processElement1(new StreamRecord<>(row));
        }
    }

    private static void categories(
            TwoInputStreamOperatorTestHarness<FunnyRow, CategoryTitles, FunnyVideo> join,
            CategoryTitles categories)
            throws Exception {
        join.processElement2(new StreamRecord<>(categories));
    }

    private static TwoInputStreamOperatorTestHarness<FunnyRow, CategoryTitles, FunnyVideo> start(
            @Nullable OperatorSubtaskState state) throws Exception {
        return start(state, 1, 0);
    }

    private static TwoInputStreamOperatorTestHarness<FunnyRow, CategoryTitles, FunnyVideo> start(
            @Nullable OperatorSubtaskState state, int parallelism, int subtask) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        @SuppressWarnings("unchecked") // attach creates this transformation.
        var operator =
                (BroadcastStateTransformation<FunnyRow, CategoryTitles, FunnyVideo>)
                        CategoryJoin.attach(
                                        env.fromData(List.of(), TypeInformation.of(FunnyRow.class)),
                                        env.fromData(
                                                List.of(),
                                                TypeInformation.of(CategoryTitles.class)),
                                        new Operators(Map.of()))
                                .getTransformation();
        var join =
                new TwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithNonKeyedOperator<>(
                                operator.getUserFunction(),
                                operator.getBroadcastStateDescriptors()),
                        Operators.MAX_PARALLELISM,
                        parallelism,
                        subtask);
        join.setup();
        join.initializeState(state);
        join.open();
        return join;
    }
}
