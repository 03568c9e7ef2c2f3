package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.PythonProgram;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads random fields, and asks Python to read them too. */
final class PythonLiteralComparisonTest {
    private static final int FIELDS = 4_000;

    @BeforeAll
    static void findPython() {
        PythonProgram.assumePresent();
    }

    @Test
    void randomLiteralsHaveTheSameValues() throws Exception {
        RandomLiterals literals = new RandomLiterals(1995);
        List<String> fields =
                IntStream.range(0, FIELDS).mapToObj(i -> literals.next()).distinct().toList();
        List<PythonLiterals.Answer> answers = PythonLiterals.answers(fields);

        assertThat(refused(answers)).isEmpty();
        new SameAsPython().assertAll(answers);
    }

    @Test
    void damagedLiteralsHaveTheSameValuesOrAreRefused() throws Exception {
        RandomLiterals literals = new RandomLiterals(2001);
        List<String> fields =
                IntStream.range(0, FIELDS)
                        .mapToObj(i -> literals.mutated(literals.next()))
                        .toList();
        new SameAsPython().assertAll(bothKinds(PythonLiterals.answers(fields)));
    }

    @Test
    void randomTokensHaveTheSameValuesOrAreRefused() throws Exception {
        RandomLiterals literals = new RandomLiterals(2015);
        List<String> fields = IntStream.range(0, FIELDS).mapToObj(i -> literals.soup()).toList();
        new SameAsPython().assertAll(bothKinds(PythonLiterals.answers(fields)));
    }

    /** Else the test would say nothing about one of them. */
    private static List<PythonLiterals.Answer> bothKinds(List<PythonLiterals.Answer> answers) {
        assertThat(refused(answers)).hasSizeBetween(FIELDS / 10, FIELDS - FIELDS / 100);
        return answers;
    }

    private static List<PythonLiterals.Answer> refused(List<PythonLiterals.Answer> answers) {
        return answers.stream().filter(it -> it.answer().equals(PythonLiterals.REFUSED)).toList();
    }
}
