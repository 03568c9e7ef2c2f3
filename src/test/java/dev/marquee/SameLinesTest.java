package dev.marquee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SameLinesTest {
    @Test
    void equalLinesAreAccepted() {
        SameLines.assertEqual("days", List.of("a", "b"), List.of("a", "b"));
    }

    @Test
    void theErrorContainsTheFirstDifference() {
        assertFails(List.of("a", "b", "c"), List.of("a", "x", "c"), "line 1 is <b>, expected <x>");
        assertFails(List.of("a"), List.of("a", "b"), "line 1 is missing, expected <b>");
        assertFails(List.of("a", "b"), List.of("a"), "line 1 is <b>, expected missing");
        assertFails(List.of("b", "a"), List.of("a", "b"), "line 0 is <b>, expected <a>");
    }

    @Test
    void theErrorIsShort() {
        List<String> lines = Collections.nCopies(100_000, "x".repeat(1_000));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> SameLines.assertEqual("days", lines, List.of("y".repeat(1_000))))
                .extracting(error -> error.getMessage().length())
                .satisfies(length -> assertThat(length).isLessThan(1_200));
    }

    private static void assertFails(List<String> actual, List<String> expected, String difference) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> SameLines.assertEqual("days", actual, expected))
                .withMessage(
                        "days has %d lines, expected %d; %s",
                        actual.size(), expected.size(), difference);
    }
}
