package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.TestTimeout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the script of {@code generate-completion} in a real bash. */
final class CompletionTest {
    @TempDir private static Path folder;

    private static Path script;

    @BeforeAll
    static void generate() throws Exception {
        script = folder.resolve("completion");
        Files.writeString(script, CommandRun.succeeding("generate-completion").out());
    }

    @Test
    void theScriptHasValidSyntax() throws Exception {
        assertThat(bash("bash -n completion")).isEmpty();
    }

    @Test
    void theScriptRegistersCompletionForTheProgram() throws Exception {
        assertThat(bash(". ./completion; complete -p marquee"))
                .singleElement()
                .asString()
                .contains("-F _complete_marquee")
                .endsWith(" marquee");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bin/marquee                        | trending movies publish report sample
                    bin/marquee mo                     | movies
                    bin/marquee --likes                | --likes-over
                    bin/marquee trending --likes       | --likes-over
                    bin/marquee movies --made-in-      | --made-in-all
                    bin/marquee trending --together '' | any-day consecutive same-day
                    bin/marquee trending --mode st     | streaming
                    """)
    void commandsOptionsAndValuesAreCompleted(String typed, String words) throws Exception {
        String[] parts =
                (typed + (typed.contains(" ") ? "" : " ")).replace("''", "").split(" ", -1);

        List<String> completed =
                bash(
                        // compopt needs Readline, which only an interactive shell has.
                        "compopt() { :; }; . ./completion; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s';"
                                        .formatted(
                                                String.join(
                                                        " ",
                                                        Stream.of(parts)
                                                                .map(part -> "'" + part + "'")
                                                                .toList()),
                                                parts.length - 1,
                                                String.join(" ", parts))
                                + " COMP_POINT=${#COMP_LINE}; _complete_marquee;"
                                + " printf '%s\\n' \"${COMPREPLY[@]}\"");

        assertThat(completed).containsExactlyInAnyOrder(words.split(" "));
    }

    private static List<String> bash(String command) throws Exception {
        Process bash =
                new ProcessBuilder("bash", "-c", command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String out =
                new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(bash.waitFor(TestTimeout.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).as(out).isZero();
        return out.lines().toList();
    }
}
