package dev.marquee.literal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.PythonProgram;
import dev.marquee.RealData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the values of all lists and dicts of real films with those that Python reads. */
final class RealFieldsIT {

    @Test
    void realFieldsHaveTheSameValuesAsInPython() throws Exception {
        PythonProgram.assumePresent();
        List<Path> files;
        try (Stream<Path> all = Files.walk(RealData.folder())) {
            files = all.filter(RealFieldsIT::hasLiterals).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            List<PythonLiterals.Answer> answers = PythonLiterals.answersOfFile(file);

            assertThat(answers).as("%s", file).hasSizeGreaterThan(100);
            new SameAsPython().assertAll(answers);
        }
    }

    private static boolean hasLiterals(Path file) {
        String name = file.getFileName().toString();
        return name.equals("credits.csv") || name.equals("movies_metadata.csv");
    }
}
