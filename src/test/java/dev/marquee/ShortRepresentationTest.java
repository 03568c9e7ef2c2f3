package dev.marquee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ShortRepresentationTest {
    private static final String LONG_TEXT = "x".repeat(10_000_000);
    private static final List<String> LONG_LIST = Collections.nCopies(900, "y".repeat(10_000));

    static Stream<ThrowingCallable> failingAssertions() {
        return Stream.of(
                () -> assertThat(LONG_TEXT).contains("z"),
                () -> assertThat(LONG_TEXT).isEqualTo(LONG_TEXT + "z"),
                () -> assertThat(new byte[10_000_000]).isEqualTo(new byte[1_000_000]),
                () -> assertThat(LONG_LIST).contains("z"),
                () -> assertThat(LONG_LIST).containsExactly("z"),
                () -> assertThat(LONG_LIST).allMatch(text -> text.equals("z")));
    }

    @ParameterizedTest
    @MethodSource("failingAssertions")
    void theMessageOfAFailedAssertionIsShort(ThrowingCallable assertion) {
        String message = catchThrowable(assertion).getMessage();

        assertThat(message.length()).isBetween(100, 5 * ShortRepresentation.MOST_CHARACTERS);
    }
}
