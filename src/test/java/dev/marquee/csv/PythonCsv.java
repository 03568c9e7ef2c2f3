package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.marquee.PythonProgram;
import java.util.Base64;
import java.util.List;

/** Asks the {@code python3} of this machine how it reads bytes. */
final class PythonCsv {
    /**
     * For each line, a value in base64, the program prints the result of {@code answer} for the
     * bytes.
     */
    private static final String LOOP =
            """
            import base64, csv, io, json, sys
            csv.field_size_limit(2**31 - 1)
            %s
            for line in sys.stdin:
                print(json.dumps(answer(base64.b64decode(line))))
            """;

    private PythonCsv() {}

    /**
     * Returns the answer to each value.
     *
     * @param function the source of {@code def answer(data)}
     */
    static <T> List<T> answers(String function, List<byte[]> values, TypeReference<T> type)
            throws Exception {
        List<T> answers =
                PythonProgram.run(
                        LOOP.formatted(function),
                        values.stream().map(Base64.getEncoder()::encodeToString).toList(),
                        type);
        assertThat(answers).hasSameSizeAs(values);
        return answers;
    }
}
