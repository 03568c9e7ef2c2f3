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
 * The result files of a run.
 *
 * @param folder the output folder of a job, with one folder per result
 */
public record ResultFiles(Path folder) {
    private static final ObjectMapper JSON = new JsonMapper();

    /** Runs a job in this process and fails the test if the job fails. */
    public static ResultFiles ofRun(String job, Path input, Path output, String... options) {
        CommandRun.succeeding(
                Stream.concat(
                                Stream.of(job, "--input=" + input, "--output=" + output),
                                Stream.of(options))
                        .toArray(String[]::new));
        return new ResultFiles(output.resolve(job));
    }

    /** Returns the sorted lines of all finished files of a result. */
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

    /** A line of a result. */
    public static JsonNode object(String line) throws Exception {
        return JSON.readTree(line);
    }

    public JsonNode summary() throws Exception {
        return JSON.readTree(folder.resolve("summary.json").toFile());
    }

    /** Returns the summary without the duration of the run. */
    public ObjectNode figures() throws Exception {
        ObjectNode figures = summary().deepCopy();
        assertThat(figures.remove("seconds").asDouble()).isPositive();
        return figures;
    }

    /** Asserts that these results have the same lines as those of another run. */
    public void assertSame(List<String> results, ResultFiles expected) throws Exception {
        for (String result : results) {
            SameLines.assertEqual(result, lines(result), expected.lines(result));
        }
    }

    /** Asserts that both summaries contain these figures, with equal values. */
    public void assertSameFigures(List<String> figures, ResultFiles expected) throws Exception {
        for (String figure : figures) {
            assertThat(summary().get(figure))
                    .as(figure)
                    .isNotNull()
                    .isEqualTo(expected.summary().get(figure));
        }
    }

    /**
     * Asserts that the counts of rows in the summary add up, that its counts of results equal the
     * number of lines in the files, and that no figures are missing.
     *
     * @param results the names of all results of the job
     */
    public void assertSummaryAddsUp(List<String> results) throws Exception {
        JsonNode summary = summary();
        assertThat(summary.has("incomplete_figures")).isFalse();
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

    /** Returns the hidden files: a running job is writing them, or a failed one left them. */
    public List<Path> unfinishedFiles() throws Exception {
        return FolderFiles.under(folder).stream().filter(ResultFiles::isHidden).toList();
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
