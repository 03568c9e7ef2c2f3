package dev.marquee.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each CSV file of {@code src/test/resources/csv} contains the records that the JSON file of the
 * same name lists: those that Python's {@code csv.reader} finds, without the empty records of blank
 * lines.
 */
final class GrammarTest {
    private static final int NO_LIMIT = 1 << 20;

    @ParameterizedTest
    @MethodSource("files")
    void theRecordsOfAFileEqualThoseOfPython(String name) throws Exception {
        for (int window : new int[] {1, 2, 7, 8, 64, 4096}) {
            assertThat(records(Stretch.ofFile(bytes(name), NO_LIMIT, window)))
                    .as("with a window of %d bytes", window)
                    .isEqualTo(expected(name));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theRecordsOfTheReferenceReaderEqualThoseOfPython(String name) throws Exception {
        assertThat(records(ReferenceReader.read(bytes(name), NO_LIMIT))).isEqualTo(expected(name));
    }

    static Stream<String> files() throws Exception {
        Path folder = Path.of(GrammarTest.class.getResource("/csv").toURI());
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names =
                    files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".csv"))
                            .map(file -> file.replace(".csv", ""))
                            .sorted()
                            .toList();
        }
        assertThat(names).hasSizeGreaterThan(40);
        return names.stream();
    }

    private static List<List<String>> records(List<Stretch> stretches) {
        assertThat(stretches).noneMatch(Stretch::damaged);
        return stretches.stream().map(Stretch::fields).toList();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = GrammarTest.class.getResourceAsStream("/csv/" + name + ".csv")) {
            return in.readAllBytes();
        }
    }

    private static List<List<String>> expected(String name) throws IOException {
        try (InputStream in = GrammarTest.class.getResourceAsStream("/csv/" + name + ".json")) {
            return Stream.of(new ObjectMapper().readValue(in, String[][].class))
                    .map(Arrays::asList)
                    .toList();
        }
    }
}
