package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Asks the {@code python3} of this machine, where there is one, how it reads. */
final class Python {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** For each line, a value in base64, it prints what {@code answer} makes of the bytes. */
    private static final String LOOP =
            """
            import base64, csv, io, json, sys
            csv.field_size_limit(2**31 - 1)
            %s
            for line in sys.stdin:
                print(json.dumps(answer(base64.b64decode(line))))
            """;

    private Python() {}

    /**
     * Answers to each of the byte strings.
     *
     * @param function the source of {@code def answer(data)}
     */
    static <T> List<T> answers(String function, List<byte[]> values, TypeReference<T> type)
            throws Exception {
        Path questions = Files.createTempFile("questions", ".txt");
        try {
            Files.write(
                    questions, values.stream().map(Base64.getEncoder()::encodeToString).toList());
            Process python =
                    new ProcessBuilder("python3", "-c", LOOP.formatted(function))
                            .redirectInput(questions.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            List<T> answers;
            try (Stream<String> lines = python.inputReader().lines()) {
                answers = lines.map(line -> parse(line, type)).toList();
            }
            assertThat(python.waitFor()).isZero();
            assertThat(answers).hasSameSizeAs(values);
            return answers;
        } finally {
            Files.delete(questions);
        }
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
