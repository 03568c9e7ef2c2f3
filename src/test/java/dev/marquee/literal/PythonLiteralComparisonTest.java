package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.PythonProgram;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares the values of random fields with those that Python reads. */
final class PythonLiteralComparisonTest {
    private static final int FIELDS = 4_000;

    @BeforeAll
    static void findPython() {
        PythonProgram.assumePresent();
    }

    @Test
    void randomLiteralsHaveTheSameValuesAsInPython() throws Exception {
        RandomLiterals literals = new RandomLiterals(1995);
        List<String> fields =
                IntStream.range(0, FIELDS).mapToObj(i -> literals.next()).distinct().toList();
        List<PythonLiterals.Answer> answers = PythonLiterals.answers(fields);

        assertThat(rejected(answers)).isEmpty();
        new SameAsPython().assertAll(answers);
    }

    @Test
    void damagedLiteralsAreReadOrRejectedAsByPython() throws Exception {
        RandomLiterals literals = new RandomLiterals(2001);
        List<String> fields =
                IntStream.range(0, FIELDS)
                        .mapToObj(i -> literals.mutated(literals.next()))
                        .toList();
        new SameAsPython().assertAll(acceptedAndRejected(PythonLiterals.answers(fields)));
    }

    @Test
    void randomTokensAreReadOrRejectedAsByPython() throws Exception {
        RandomLiterals literals = new RandomLiterals(2015);
        List<String> fields = IntStream.range(0, FIELDS).mapToObj(i -> literals.soup()).toList();
        new SameAsPython().assertAll(acceptedAndRejected(PythonLiterals.answers(fields)));
    }

    /**
     * Asserts that Python accepts enough fields and rejects enough, so that the test covers both.
     */
    private static List<PythonLiterals.Answer> acceptedAndRejected(
            List<PythonLiterals.Answer> answers) {
        assertThat(rejected(answers)).hasSizeBetween(FIELDS / 10, FIELDS - FIELDS / 100);
        return answers;
    }

    private static List<PythonLiterals.Answer> rejected(List<PythonLiterals.Answer> answers) {
        return answers.stream().filter(it -> it.answer().equals(PythonLiterals.REJECTED)).toList();
    }
}
