package dev.marquee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A run of a job on real data whose results equal those of the independent implementation.
 *
 * @param summary the summary of the job
 * @param independent the summary of the independent implementation
 */
public record ComparedRun(JsonNode summary, JsonNode independent) {
    /**
     * Combines every input with every pair of options.
     *
     * @param runs pairs of the options of both implementations and the options of the job alone
     */
    public static Stream<Arguments> all(List<Path> inputs, List<List<String>> runs) {
        return inputs.stream()
                .flatMap(
                        input ->
                                runs.stream()
                                        .map(run -> Arguments.of(input, run.get(0), run.get(1))));
    }

    /**
     * Runs both implementations and compares their results line by line.
     *
     * @param temp an empty folder
     * @param both options of both implementations, separated by spaces
     * @param ours options of the job alone, separated by spaces
     */
    public static ComparedRun of(String job, Path input, Path temp, String both, String ours)
            throws Exception {
        Path independent = temp.resolve("independent");
        List<String> script =
                new ArrayList<>(
                        List.of(
                                "python3",
                                RealData.script("oracle_" + job + ".py").toString(),
                                input.toString(),
                                independent.toString()));
        script.addAll(words(both));
        RealData.run(script);

        ResultFiles results =
                ResultFiles.ofRun(
                        job,
                        input,
                        temp.resolve("output"),
                        words(both + " " + ours).toArray(String[]::new));
        RealData.run(
                List.of(
                        "python3",
                        RealData.script("compare.py").toString(),
                        results.folder().toString(),
                        independent.toString()));
        return new ComparedRun(results.summary(), new ResultFiles(independent).summary());
    }

    /** Returns a figure of the independent implementation, or 0 if its summary lacks the figure. */
    public long independently(String figure) {
        return independent.path(figure).asLong();
    }

    /** Asserts that both implementations counted the same, each under its own name. */
    public void assertSame(String figure, String independentFigure) {
        JsonNode counted = summary.at(figure);
        assertThat(counted.isNumber()).as(figure).isTrue();
        assertThat(counted.asLong()).as(figure).isEqualTo(independently(independentFigure));
    }

    /** Asserts that both rejected the same number of records for each reason. */
    public void assertSameRejections(List<String> reasons) {
        for (String reason : reasons) {
            assertThat(summary.get("rejected").path(reason).asLong())
                    .as(reason)
                    .isEqualTo(independently("rejected: " + reason));
        }
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" "));
    }
}
