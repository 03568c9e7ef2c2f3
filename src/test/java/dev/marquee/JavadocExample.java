package dev.marquee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that the example in the Javadoc of a type is code that a test runs. */
public final class JavadocExample {
    private static final Pattern EXAMPLE =
            Pattern.compile("<pre>\\{@code\n(.*?)\n *\\* *\\}</pre>", Pattern.DOTALL);

    private JavadocExample() {}

    /** Asserts that the source of the test contains each statement of the example. */
    public static void assertIsIn(Class<?> test, Class<?> type) throws IOException {
        Matcher example = EXAMPLE.matcher(source("main", type));
        assertThat(example.find()).as("an example in %s", type.getName()).isTrue();
        String tested = withoutWhiteSpace(source("test", test));
        for (String statement : example.group(1).split("[;{}]", -1)) {
            String code = withoutWhiteSpace(statement.replaceAll("(?m)^ \\* ?", ""));
            assertThat(tested.contains(code)).as(statement).isTrue();
        }
    }

    private static String source(String folder, Class<?> type) throws IOException {
        return Files.readString(
                Path.of("src", folder, "java", type.getName().replace('.', '/') + ".java"));
    }

    private static String withoutWhiteSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
