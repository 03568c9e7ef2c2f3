package dev.marquee.trending.funny;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecentlySeenTest {
    private final RecentlySeen<String> seen = new RecentlySeen<>(String::length);

    @Test
    void anElementIsKnownFromItsSecondOccurrence() {
        assertThat(seen.has("a")).isFalse();
        assertThat(seen.has("b")).isFalse();
        assertThat(seen.has("a")).isTrue();
    }

    @Test
    void elementsAreForgottenAtTheLimitOfElements() {
        seen.has("first");
        for (int i = 0; i < 10_000; i++) {
            seen.has("element " + i);
        }

        assertThat(seen.has("first")).isFalse();
    }

    /** A few elements of a megabyte would fill the heap. */
    @Test
    void elementsAreForgottenAtTheLimitOfCharacters() {
        String megabyte = "x".repeat(1 << 20);
        seen.has("first");
        for (int i = 0; i < 9; i++) {
            seen.has(i + megabyte);
        }

        assertThat(seen.has("first")).isFalse();
        assertThat(seen.has(8 + megabyte)).isTrue();
    }

    @Test
    void theSizeOfAnElementCountsAllItsTexts() {
        assertThat(new FunnyRow("ab", "c", "US", "23", "Comedy").characters()).isEqualTo(11);
        assertThat(new FunnyRow("ab", "c", "US", "23", null).characters()).isEqualTo(5);
        assertThat(new FunnyVideo("ab", "c", "Comedy").characters()).isEqualTo(9);
    }
}
