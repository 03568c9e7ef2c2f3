package dev.marquee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The results of a run, as they lie in their folder.
 *
 * @param folder the folder of a job, with a folder for each result
 */
public record ResultFiles(Path folder) {
    private static final ObjectMapper JSON = new JsonMapper();

    /** Runs a job in this process, which must succeed. */
    public static ResultFiles ofRun(String job, Path input, Path output, String... options) {
        CommandRun.succeeding(
                Stream.concat(
                                Stream.of(job, "--input=" + input, "--output=" + output),
                                Stream.of(options))
                        .toArray(String[]::new));
        return new ResultFiles(output.resolve(job));
    }

    /** The sorted lines of a result's finished files. */
    public List<String> lines(String result) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path file : FolderFiles.under(folder.resolve(result))) {
            if (!isHidden(file)) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        lines.sort(null);
        return lines;
    }

    public List<JsonNode> objects(String result) throws Exception {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : lines(result)) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }

    public JsonNode summary() throws Exception {
        return JSON.readTree(folder.resolve("summary.json").toFile());
    }

    /** The summary, but for the time that the run took. */
    public ObjectNode figures() throws Exception {
        ObjectNode figures = summary().deepCopy();
        assertThat(figures.remove("seconds").asDouble()).isPositive();
        return figures;
    }

    /** Checks that some results have the same lines as those of another run. */
    public void assertSame(List<String> results, ResultFiles expected) throws Exception {
        for (String result : results) {
            assertThat(lines(result)).as(result).isEqualTo(expected.lines(result));
        }
    }

    /** Checks that both summaries have some figures, and the same. */
    public void assertSameFigures(List<String> figures, ResultFiles expected) throws Exception {
        for (String figure : figures) {
            assertThat(summary().get(figure))
                    .as(figure)
                    .isNotNull()
                    .isEqualTo(expected.summary().get(figure));
        }
    }

    /**
     * Checks that the summary counts the rows as they were read, and the lines as they lie here.
     *
     * @param results all of the job
     */
    public void assertSummaryAddsUp(List<String> results) throws Exception {
        JsonNode summary = summary();
        assertThat(summary.path("rows_read").asLong())
                .isEqualTo(
                        summary.path("rows_used").asLong()
                                + summary.path("rows_rejected").asLong());
        assertThat(summary.path("rows_rejected").asInt()).isEqualTo(lines("rejected").size());
        assertThat(summary.path("results").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(results);
        for (String result : results) {
            assertThat(summary.path("results").path(result).asInt())
                    .as(result)
                    .isEqualTo(lines(result).size());
        }
    }

    /** The files that are still being written, or were left behind. */
    public List<Path> unfinishedFiles() throws Exception {
        return FolderFiles.under(folder).stream().filter(ResultFiles::isHidden).toList();
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
