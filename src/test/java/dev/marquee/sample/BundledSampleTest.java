package dev.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.FolderFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BundledSampleTest {

    private static final Path DATA = Path.of("data");
    private static final Pattern COMMAND =
            Pattern.compile("^bin/marquee sample --output data (.*)$", Pattern.MULTILINE);

    @TempDir Path folder;

    @Test
    void theCommandInTheReadmeGeneratesTheBundledSample() throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(DATA.resolve("README.md")));
        assertThat(command.find()).isTrue();
        String options = "--output " + folder + " " + command.group(1);

        int exitCode =
                new CommandLine(new SampleCommand())
                        .setOut(new PrintWriter(new StringWriter()))
                        .execute(options.split(" ", -1));

        assertThat(exitCode).isZero();
        assertThat(sampleFiles(DATA)).isEqualTo(sampleFiles(folder)).hasSize(16);
        for (String name : sampleFiles(DATA)) {
            assertThat(DATA.resolve(name)).hasSameBinaryContentAs(folder.resolve(name));
        }
    }

    @Test
    void theBundledSampleIsSmall() throws IOException {
        long bytes = 0;
        for (String name : sampleFiles(DATA)) {
            bytes += Files.size(DATA.resolve(name));
        }
        assertThat(bytes).isLessThan(4_000_000);
    }

    @Test
    void someVideosOfAllFilesHaveAnImageAndSomeDoNot() throws IOException {
        Set<String> idsInAllFiles = null;
        for (String name : sampleFiles(DATA)) {
            if (name.matches("[A-Z]{2}.*\\.csv")) {
                Set<String> ids = thumbnailIds(DATA.resolve(name));
                if (idsInAllFiles == null) {
                    idsInAllFiles = ids;
                } else {
                    idsInAllFiles.retainAll(ids);
                }
            }
        }
        assertThat(idsInAllFiles)
                .isNotNull()
                .anyMatch(DemonstrationImages::has)
                .anyMatch(id -> !DemonstrationImages.has(id));
    }

    private static Set<String> thumbnailIds(Path file) throws IOException {
        Set<String> ids = new HashSet<>();
        Matcher link =
                Pattern.compile("/vi/([A-Za-z0-9_-]{11})/")
                        .matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (link.find()) {
            ids.add(link.group(1));
        }
        return ids;
    }

    private static List<String> sampleFiles(Path folder) throws IOException {
        return FolderFiles.names(folder).stream()
                .filter(name -> name.endsWith(".csv") || name.endsWith(".json"))
                .toList();
    }
}
