package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RunFiguresTest {
    private static final Map<String, Long> LINES = Map.of("days", 3L, "rejected", 2L);
    private static final RunFigures FIGURES =
            new RunFigures(Map.of("bytes", 10L, "results.days", 3L, "rejected.date", 2L));

    @Test
    void figuresThatEqualTheLinesOfTheFilesAreComplete() {
        assertThat(FIGURES.miss(10, LINES, "rejected")).isFalse();
        assertThat(FIGURES.miss(0, Map.of(), "rejected")).isFalse();
    }

    @Test
    void figuresAreMissingIfFewerBytesWereCountedThanTheInputHas() {
        assertThat(FIGURES.miss(11, LINES, "rejected")).isTrue();
    }

    @Test
    void figuresAreMissingIfAFileHasMoreLinesThanWereCounted() {
        assertThat(FIGURES.miss(10, Map.of("days", 4L), "rejected")).isTrue();
        assertThat(FIGURES.miss(10, Map.of("top-day", 1L), "rejected")).isTrue();
        assertThat(FIGURES.miss(10, Map.of("rejected", 3L), "rejected")).isTrue();
    }

    @Test
    void figuresOfAJobThatContinuesIntoAnotherFolderAreComplete() {
        assertThat(FIGURES.miss(10, Map.of("days", 1L, "rejected", 0L), "rejected")).isFalse();
    }

    @Test
    void theNumbersOfResultsAreThoseOfTheFiles() {
        RunFigures none = new RunFigures(Map.of("bytes", 10L));

        assertThat(none.withResults(LINES).results("rejected")).isEqualTo(LINES);
        assertThat(none.withResults(LINES).number("bytes")).isEqualTo(10);
    }
}
