package dev.marquee.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import dev.marquee.ResultFiles;
import dev.marquee.job.Emit;
import dev.marquee.trending.AskedQuestions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison that finds nothing must not be one that looks at nothing. */
final class ComparisonTest {
    private static final String FUNNY = "{\"video_id\":\"a\"}";
    private static final String DOWNLOADED = "{\"video_id\":\"a\",\"status\":\"downloaded\"}";
    private static final String PRESENT = "{\"video_id\":\"a\",\"status\":\"present\"}";

    @TempDir Path temp;

    private ResultFiles expected;
    private ResultFiles actual;

    @BeforeEach
    void writeResults() throws Exception {
        expected = new ResultFiles(temp.resolve("expected"));
        actual = new ResultFiles(temp.resolve("actual"));
        for (ResultFiles results : List.of(expected, actual)) {
            for (String result : AskedQuestions.results(Emit.AT_END)) {
                write(results, result, FUNNY);
            }
            write(results, "worldwide-videos", DOWNLOADED);
            write(results, "rejected", "{}");
        }
    }

    @Test
    void equalResultsHaveNoDifferences() throws Exception {
        write(actual, "worldwide-videos", PRESENT);
        write(expected, "rejected", "{\"file\":\"file:/input/a.csv\"}");
        write(actual, "rejected", "{\"file\":\"file:/watched/a.csv\"}");

        assertThat(Comparison.ofBounded(expected, actual)).isEmpty();
        assertThat(Comparison.ofEndless(expected, actual)).isEmpty();
        assertThat(Comparison.ofMessages(expected, actual)).isEmpty();
    }

    @Test
    void missingAndRepeatedLinesAreDifferences() throws Exception {
        write(actual, "funny-videos", FUNNY, FUNNY);
        write(actual, "worldwide-videos");

        assertThat(Comparison.ofBounded(expected, actual))
                .containsExactlyInAnyOrder(
                        "funny-videos: 0 lines are missing, 1 are too many of 1; missing [], too"
                                + " many ["
                                + FUNNY
                                + "]",
                        "worldwide-videos: 1 lines are missing, 0 are too many of 1; missing ["
                                + DOWNLOADED
                                + "], too many []");
        assertThat(Comparison.ofEndless(expected, actual)).hasSize(2);
    }

    @Test
    void resultsThatNobodyHasAreADifference() throws Exception {
        write(expected, "rejected");
        write(actual, "rejected");

        assertThat(Comparison.ofBounded(expected, actual))
                .containsExactly("rejected: the undisturbed run has none, so nothing was compared");
    }

    @Test
    void messagesMayRepeatOnlyWithTheirId() throws Exception {
        List<GetResponse> messages = new ArrayList<>();
        for (String result : AskedQuestions.results(Emit.AT_END)) {
            String body = result.equals("worldwide-videos") ? DOWNLOADED : FUNNY;
            messages.add(message(result, result, body));
            messages.add(message(result, result, body));
        }
        assertThat(Comparison.ofPublished(expected, messages)).isEmpty();

        messages.add(message("worldwide-videos", "other", PRESENT));
        assertThat(Comparison.ofPublished(expected, messages))
                .singleElement()
                .asString()
                .startsWith("published worldwide-videos: 0 lines are missing, 1 are too many");

        messages.add(message("worldwide-videos", "other", FUNNY));
        assertThat(Comparison.ofPublished(expected, messages))
                .contains("two messages have the id other");
    }

    private static void write(ResultFiles results, String result, String... lines)
            throws Exception {
        Path folder = Files.createDirectories(results.folder().resolve(result));
        Files.write(folder.resolve("part-0.jsonl"), List.of(lines));
    }

    private static GetResponse message(String result, String id, String body) {
        return new GetResponse(
                new Envelope(1, false, "marquee.results", "trending." + result),
                new AMQP.BasicProperties.Builder().messageId(id).build(),
                body.getBytes(StandardCharsets.UTF_8),
                0);
    }
}
