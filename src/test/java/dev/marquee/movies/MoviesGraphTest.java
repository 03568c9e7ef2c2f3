package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.csv.CsvSettings;
import dev.marquee.files.FileOutputs;
import dev.marquee.job.BuiltGraph;
import dev.marquee.job.DocumentedGraph;
import dev.marquee.job.Emit;
import dev.marquee.job.GraphText;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.job.RejectLimit;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph of the job: the uids that savepoints refer to, and the names that options refer to. */
final class MoviesGraphTest {
    private static final RejectLimit LIMIT = RejectLimit.parse("5%");
    private static final List<Operators.Description> LISTED =
            Stream.of(
                            FilmFiles.OPERATORS,
                            MoviesPipeline.OPERATORS,
                            Outputs.operators(MoviesPipeline.RESULTS))
                    .flatMap(List::stream)
                    .toList();

    private static final String FILMS_CHAIN =
            "distinct-films -> (post-2000, argentina-spain, films-of-decade, own-budgets,"
                    + " argentine-films)";

    @TempDir java.nio.file.Path folder;

    @Test
    void namesAndUidsNeverChange() throws Exception {
        assertThat(GraphText.operators(build(LIMIT, Map.of()).graph()))
                .isEqualToIgnoringNewLines(
                        """
                        Source: read-credits             read-credits
                        Source: read-films               read-films
                        Source: read-links               read-links
                        Source: read-ratings             read-ratings
                        actor-films                      actor-films
                        argentina-spain                  argentina-spain
                        argentine-films                  argentine-films
                        country-budgets                  country-budgets
                        credits                          credits
                        distinct-credits                 distinct-credits
                        distinct-films                   distinct-films
                        distinct-links                   distinct-links
                        film-cast                        film-cast
                        films                            films
                        films-of-decade                  films-of-decade
                        link-join                        link-join
                        links                            links
                        own-budgets                      own-budgets
                        post-2000                        post-2000
                        rating-sums                      rating-sums
                        ratings                          ratings
                        ratings-by-film                  ratings-by-film
                        ratings-extremes                 ratings-extremes
                        reject-limit                     reject-limit
                        top-actors                       top-actors
                        top-countries                    top-countries
                        write-argentina-spain: Committer Sink Committer: write-argentina-spain
                        write-argentina-spain: Writer    write-argentina-spain
                        write-films-of-decade: Committer Sink Committer: write-films-of-decade
                        write-films-of-decade: Writer    write-films-of-decade
                        write-post-2000: Committer       Sink Committer: write-post-2000
                        write-post-2000: Writer          write-post-2000
                        write-ratings-extremes: Committer Sink Committer: write-ratings-extremes
                        write-ratings-extremes: Writer   write-ratings-extremes
                        write-ratings: Committer         Sink Committer: write-ratings
                        write-ratings: Writer            write-ratings
                        write-rejected: Committer        Sink Committer: write-rejected
                        write-rejected: Writer           write-rejected
                        write-top-actors: Committer      Sink Committer: write-top-actors
                        write-top-actors: Writer         write-top-actors
                        write-top-countries: Committer   Sink Committer: write-top-countries
                        write-top-countries: Writer      write-top-countries
                        """);
    }

    @Test
    void theDocumentedGraphHasTheOperatorsOfAllQuestions() throws Exception {
        assertThat(DocumentedGraph.operatorsOfGraphWith("read-films"))
                .containsExactlyInAnyOrderElementsOf(
                        GraphText.names(build(LIMIT, Map.of()).graph()));
    }

    @Test
    void onlySumsOfTheRatingsAreShuffled() throws Exception {
        assertThat(GraphText.tasks(build(null, Map.of()).graph()))
                .isEqualTo(
                        """
                        3/1024 Source: read-credits -> credits
                        3/1024 Source: read-films -> films
                        3/1024 Source: read-links -> links
                        3/1024 Source: read-ratings -> ratings -> rating-sums
                        3/1024 actor-films
                            HASH film-cast
                        3/1024 country-budgets
                            HASH %1$s
                        3/1024 distinct-credits
                            HASH Source: read-credits -> credits
                        3/1024 %1$s
                            HASH Source: read-films -> films
                        3/1024 distinct-links
                            HASH Source: read-links -> links
                        3/1024 film-cast
                            HASH %1$s
                            HASH distinct-credits
                        3/1024 link-join
                            HASH Source: read-ratings -> ratings -> rating-sums
                            HASH distinct-links
                        3/1024 ratings-by-film
                            HASH %1$s
                            HASH link-join
                        1/1 ratings-extremes -> %2$s
                            HASH ratings-by-film
                        1/1 top-actors -> %3$s
                            HASH actor-films
                        1/1 top-countries -> %4$s
                            HASH country-budgets
                        1/1024 %5$s
                            REBALANCE %1$s
                        1/1024 %6$s
                            REBALANCE %1$s
                        1/1024 %7$s
                            REBALANCE %1$s
                        1/1024 %8$s
                            REBALANCE ratings-by-film
                        1/1024 %9$s
                            REBALANCE Source: read-films -> films
                            REBALANCE Source: read-credits -> credits
                            REBALANCE Source: read-ratings -> ratings -> rating-sums
                            REBALANCE Source: read-links -> links
                        """
                                .formatted(
                                        FILMS_CHAIN,
                                        GraphText.sink("ratings-extremes"),
                                        GraphText.sink("top-actors"),
                                        GraphText.sink("top-countries"),
                                        GraphText.sink("argentina-spain"),
                                        GraphText.sink("films-of-decade"),
                                        GraphText.sink("post-2000"),
                                        GraphText.sink("ratings"),
                                        GraphText.sink("rejected")));
    }

    @Test
    void helpListsTheOperatorsOfTheGraph() throws Exception {
        build(LIMIT, Map.of()).assertOperators(LISTED);
    }

    @Test
    void helpShowsWhichOperatorsHaveOneSubtask() {
        assertThat(BuiltGraph.alone(LISTED))
                .containsExactlyInAnyOrder(
                        "reject-limit", "top-countries", "top-actors", "ratings-extremes");
    }

    @Test
    void everyOtherOperatorHasTheGivenParallelism() throws Exception {
        Map<String, Integer> given = BuiltGraph.parallelism(LISTED, 7);

        build(LIMIT, given).assertParallelism(given);
    }

    @Test
    void theEmittedTypesAreThoseThatTheTypesTestCovers() throws Exception {
        assertThat(build(LIMIT, Map.of()).types())
                .containsExactlyInAnyOrderElementsOf(MoviesTypesTest.EMITTED);
    }

    /** With a single question, the graph has its operators and the shared ones that it needs. */
    @ParameterizedTest
    @MethodSource("questions")
    void aSingleQuestionHasNoOperatorsOfOtherQuestions(FilmQuestion question) throws Exception {
        List<String> others =
                MoviesPipeline.QUESTIONS.stream()
                        .filter(other -> !other.name().equals(question.name()))
                        .flatMap(other -> other.operators().stream())
                        .map(Operators.Description::name)
                        .toList();

        String graph =
                GraphText.operators(
                        build(null, Map.of(), "--questions=" + question.name()).graph());

        assertThat(question.operators())
                .allSatisfy(own -> assertThat(graph).containsPattern("(?m)^" + own.name() + " "));
        assertThat(others)
                .allSatisfy(
                        other -> assertThat(graph).doesNotContainPattern("(?m)^" + other + " "));
        assertThat(question.results())
                .allSatisfy(result -> assertThat(graph).contains("write-" + result));
    }

    static List<FilmQuestion> questions() {
        return MoviesPipeline.QUESTIONS;
    }

    private BuiltGraph build(
            @Nullable RejectLimit limit, Map<String, Integer> parallelism, String... options)
            throws Exception {
        write(
                "movies_metadata.csv",
                "id,title,release_date,budget,genres,production_countries\n1,A,,,,");
        write("credits.csv", "id,cast\n1,[]");
        write("ratings.csv", "movieId,rating\n1,5");
        write("links.csv", "movieId,tmdbId\n1,1");
        MoviesSettings settings = AskedFilmQuestions.settings(limit, options);
        FilmFiles input =
                FilmFiles.inspect(
                        List.of(new Path(folder.toUri())),
                        settings.files(),
                        new CsvSettings(1 << 20, 0),
                        false);
        // In batch mode, Flink decides the parallelism while the job runs.
        return BuiltGraph.of(
                RuntimeExecutionMode.STREAMING,
                true,
                parallelism,
                (env, operators) ->
                        MoviesPipeline.build(
                                input.streams(env, settings, operators),
                                new FileOutputs(
                                        new Path(folder.resolve("results").toString()),
                                        Emit.AT_END,
                                        operators),
                                settings,
                                operators));
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }
}
