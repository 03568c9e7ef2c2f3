package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ComparedRun;
import dev.marquee.FlinkTest;
import dev.marquee.RealData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answers from real files equal those of an independent implementation. */
class MoviesRealDataIT {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final List<String> FORMS =
            List.of("movies_metadata.csv", "TMDB_movie_dataset_v11.csv", "tmdb_5000_movies.csv");

    /** Pairs of the options of both implementations and the options of the job alone. */
    private static final List<List<String>> RUNS =
            List.of(
                    List.of("", "--parallelism 1"),
                    List.of("--made-in-all", "--parallelism 2 --mode streaming"),
                    List.of("--since 1990 --made-in FR,GB", "--parallelism 5"),
                    List.of("--rating-ids tmdb", "--parallelism 5 --mode streaming"));

    private static final List<String> REASONS = List.of("number of fields", "id", "list", "date");

    @TempDir Path temp;

    static Stream<Arguments> runs() throws Exception {
        List<Path> folders = new ArrayList<>();
        for (String films : FORMS) {
            folders.addAll(RealData.foldersWith(films).toList());
        }
        return ComparedRun.all(folders, RUNS);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("runs")
    void answersEqualThoseOfTheIndependentImplementation(Path input, String both, String ours)
            throws Exception {
        ComparedRun run = ComparedRun.of("movies", input, temp, both, ours);

        run.assertSameRejections(REASONS);
        long rejected =
                REASONS.stream()
                        .mapToLong(reason -> run.independently("rejected: " + reason))
                        .sum();
        assertThat(run.summary().at("/rows/films").asLong())
                .isEqualTo(run.independently("records") - rejected);
        run.assertSame("/distinct/films", "films");
        run.assertSame("/repeated/films", "repeated films");
        run.assertSame("/budgets_ignored", "budgets ignored");
        for (String result : MoviesPipeline.RESULTS) {
            assertThat(run.summary().at("/results/" + result).asLong())
                    .as(result)
                    .isEqualTo(run.independently(result));
        }
    }
}
