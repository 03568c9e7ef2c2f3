package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CodePointsTest {
    /**
     * Texts in the order of their code points. {@link String#compareTo} orders some neighbours
     * differently.
     */
    private static final List<String> IN_ORDER =
            List.of(
                    "",
                    "A",
                    "AA",
                    "A\u00e9",
                    "A\ud7ff",
                    "A\ue000",
                    "A\uff21",
                    "A\uffff",
                    "A\ud800\udc00",
                    "A😀",
                    "A😀A",
                    "A😂",
                    "A\udbff\udfff",
                    "B",
                    "\uff21",
                    "😀");

    @Test
    void textsAreOrderedByTheirCodePoints() {
        for (int left = 0; left < IN_ORDER.size(); left++) {
            for (int right = 0; right < IN_ORDER.size(); right++) {
                assertThat(
                                Integer.signum(
                                        CodePoints.compare(
                                                IN_ORDER.get(left), IN_ORDER.get(right))))
                        .as("%s and %s", IN_ORDER.get(left), IN_ORDER.get(right))
                        .isEqualTo(Integer.compare(left, right));
            }
        }
    }

    @Test
    void theOrderEqualsThatOfTheBytesInUtf8() {
        Random random = new Random(7);
        int[] alphabet = "Aé\ud7ff\ue000\uff21\uffff😀😂\ud800\udc00".codePoints().toArray();
        for (int round = 0; round < 20_000; round++) {
            String left = text(random, alphabet);
            String right = text(random, alphabet);
            int bytes =
                    Arrays.compareUnsigned(
                            left.getBytes(StandardCharsets.UTF_8),
                            right.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(CodePoints.compare(left, right)))
                    .as("%s and %s", left, right)
                    .isEqualTo(Integer.signum(bytes));
        }
    }

    private static String text(Random random, int[] alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
