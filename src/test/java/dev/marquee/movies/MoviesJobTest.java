package dev.marquee.movies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.Gzip;
import dev.marquee.ResultFiles;
import dev.marquee.ZipWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code movies}, from files to results. */
final class MoviesJobTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();

    private static final String FILMS =
            """
            id,title,release_date,budget,genres,production_countries
            1,A,2001-01-01,5,"[{'name': 'Drama'}]","[{'iso_3166_1': 'AR'}, {'iso_3166_1': 'ES'}]"
            2,B,2002-01-01,7,[],"[{'iso_3166_1': 'AR'}]"
            3,C,1999-01-01,9,[],"[{'iso_3166_1': 'ES'}]"
            """;
    private static final String CREDITS =
            """
            cast,id
            "[{'name': 'Ana'}, {'name': 'Bea'}, {'name': 'Ana'}]",1
            "[{'name': 'Ana'}]",2
            "[{'name': 'Bea'}]",3
            """;
    private static final String LINKS = "movieId,tmdbId\n10,1\n20,2\n21,2\n30,3\n";
    private static final String RATINGS =
            "movieId,rating\n10,4.0\n20,3.5\n20,3.0\n21,1.0\n30,5.0\n99,0.5\n";

    @TempDir Path temp;

    private Path input;

    @BeforeEach
    void makeInput() throws Exception {
        input = Files.createDirectory(temp.resolve("input"));
    }

    @Test
    void everyQuestionIsAnswered() throws Exception {
        writeAll();

        movies();

        assertThat(lines("post-2000"))
                .containsExactly(
                        "{\"id\":1,\"title\":\"A\",\"release_date\":\"2001-01-01\","
                                + "\"genres\":[\"Drama\"],\"countries\":[\"AR\",\"ES\"]}",
                        "{\"id\":2,\"title\":\"B\",\"release_date\":\"2002-01-01\","
                                + "\"genres\":[],\"countries\":[\"AR\"]}");
        assertThat(lines("argentina-spain")).hasSize(3);
        assertThat(lines("films-of-decade")).hasSize(1);
        assertThat(lines("top-countries"))
                .containsExactly(
                        "{\"rank\":1,\"country\":\"ES\",\"budget\":9,\"films\":1}",
                        "{\"rank\":2,\"country\":\"AR\",\"budget\":7,\"films\":1}");
        assertThat(lines("ratings"))
                .containsExactly(
                        "{\"id\":1,\"title\":\"A\",\"average\":4.0,\"ratings\":1}",
                        "{\"id\":2,\"title\":\"B\",\"average\":2.5,\"ratings\":3}");
        assertThat(lines("ratings-extremes"))
                .containsExactly(
                        "{\"id\":1,\"title\":\"A\",\"average\":4.0,\"ratings\":1,"
                                + "\"extreme\":\"best\"}",
                        "{\"id\":2,\"title\":\"B\",\"average\":2.5,\"ratings\":3,"
                                + "\"extreme\":\"worst\"}");
        assertThat(lines("top-actors"))
                .containsExactly(
                        "{\"rank\":1,\"actor\":\"Ana\",\"films\":2}",
                        "{\"rank\":2,\"actor\":\"Bea\",\"films\":1}");
        assertThat(summary().get("skipped")).isEmpty();
        assertThat(summary().at("/results/ratings").asLong()).isEqualTo(2);
        assertThat(summary().get("since").asInt()).isEqualTo(2000);
        assertThat(summary().get("made_in").toString()).isEqualTo("[\"AR\",\"ES\"]");
        assertThat(summary().get("made_in_all").asBoolean()).isFalse();
        assertThat(summary().at("/rows/ratings").asLong()).isEqualTo(6);
    }

    @Test
    void ratingsMayHaveTheIdsOfFilms() throws Exception {
        write("movies_metadata.csv", FILMS);
        write("ratings.csv", "movieId,rating\n1,2.0\n10,4.0\n");

        CommandRun run = movies("--rating-ids", "tmdb");

        assertThat(lines("ratings"))
                .containsExactly("{\"id\":1,\"title\":\"A\",\"average\":2.0,\"ratings\":1}");
        assertThat(run.err()).doesNotContain("because the input has no links");
    }

    @Test
    void theFirstOfRepeatedFilmsAndCreditsIsUsed() throws Exception {
        writeAll();
        write("movies_metadata.csv", FILMS + "1,Z,1980-01-01,100,[],[]\n1,Y,,1,[],[]\n");
        write("credits.csv", CREDITS + "\"[{'name': 'Zoe'}]\",1\n");

        movies("--parallelism", "2");

        assertThat(lines("post-2000")).hasSize(2).first().asString().contains("\"title\":\"A\"");
        assertThat(lines("top-actors")).noneMatch(line -> line.contains("Zoe"));
        assertThat(summary().at("/distinct/films").asLong()).isEqualTo(3);
        assertThat(summary().at("/repeated/films").asLong()).isEqualTo(2);
        assertThat(summary().at("/repeated/credits").asLong()).isEqualTo(1);
    }

    @Test
    void theFirstFileByPathIsUsedForAFilmInSeveralFiles() throws Exception {
        Files.createDirectory(input.resolve("a"));
        Files.createDirectory(input.resolve("b"));
        write("b/movies_metadata.csv", FILMS);
        write(
                "a/movies_metadata.csv",
                FILMS.replace(",A,", ",first,").replaceFirst("\n", "\n9,N,2003-01-01,0,[],[]\n"));

        movies("--parallelism", "2");

        assertThat(lines("films-of-decade")).hasSize(1).first().asString().contains("first");
        assertThat(summary().at("/repeated/films").asLong()).isEqualTo(3);
    }

    @Test
    void rejectedRecordsAreWrittenAndCountedByReason() throws Exception {
        writeAll();
        write(
                "movies_metadata.csv",
                FILMS
                        + "x,D,2001-01-01,0,[],[]\n4,D,tomorrow,0,[],[]\n5,D,2001-01-01,0,{},[]\n"
                        + "6,a film split\nby a line end,2001-01-01,0,[],[]\n");
        write("credits.csv", CREDITS + "[],x\n[]\n");
        write("ratings.csv", RATINGS + "10,good\n10\n");
        write("links.csv", LINKS + "x,1\n");

        movies();

        assertThat(summary().get("rejected").toString())
                .isEqualTo(
                        "{\"credits\":2,\"date\":1,\"id\":1,\"link\":1,\"list\":1,"
                                + "\"number of fields\":2,\"rating\":2}");
        assertThat(summary().at("/results/rejected").asLong()).isEqualTo(10);
        assertThat(lines("rejected"))
                .hasSize(10)
                .anyMatch(
                        line ->
                                line.contains(
                                                "\"reason\":\"date: 'tomorrow' is not a day as"
                                                        + " 2001-12-31\"")
                                        && line.contains("\"raw\":\"4,D,tomorrow,0,[],[]\""));
    }

    @Test
    void tooManyRejectedRecordsInAllFilesTogetherFailTheJob() throws Exception {
        writeAll();
        write("credits.csv", CREDITS + "[],x\n");
        write("ratings.csv", RATINGS + "10,good\n");

        CommandRun run = run("--max-rejects", "1");

        assertThat(run.exitCode()).isEqualTo(1);
        // A slow run prints its progress before.
        assertThat(run.err())
                .containsPattern(
                        "marquee: movies failed: 2 of \\d+ records rejected, more than"
                                + " --max-rejects 1 allows");
    }

    @Test
    void questionsWithoutTheirFileAreSkippedWithAWarning() throws Exception {
        write("movies_metadata.csv", FILMS);

        CommandRun run = movies();

        assertThat(run.err().lines())
                .contains(
                        "warning: skipped: ratings and ratings-extremes, because the input has"
                                + " no ratings.csv",
                        "warning: skipped: top-actors, because the input has no credits.csv");
        assertThat(run.out().lines())
                .anyMatch(line -> line.startsWith("post-2000  "))
                .noneMatch(line -> line.startsWith("ratings  "))
                .noneMatch(line -> line.startsWith("top-actors  "));
        assertThat(temp.resolve("output/movies/ratings")).doesNotExist();
        assertThat(summary().get("skipped").toString())
                .isEqualTo("[\"ratings\",\"ratings-extremes\",\"top-actors\"]");
    }

    @Test
    void ratingsWithoutLinksAreSkippedAndNotRead() throws Exception {
        writeAll();
        Files.delete(input.resolve("links.csv"));

        CommandRun run = movies();

        assertThat(run.err())
                .contains(
                        "skipped: ratings and ratings-extremes, because the input has no"
                                + " links.csv (if the ratings have TMDB's ids, give --rating-ids"
                                + " tmdb)");
        assertThat(summary().get("files").asInt()).isEqualTo(2);
        assertThat(summary().get("files_left_alone").asInt()).isEqualTo(1);
    }

    @Test
    void theSmallFilesAreReadOnlyIfTheLargeOnesAreMissing() throws Exception {
        write("movies_metadata.csv", FILMS);
        write("ratings_small.csv", RATINGS);
        write("links_small.csv", LINKS);

        movies();
        assertThat(lines("ratings")).hasSize(2);

        write("ratings.csv", "movieId,rating\n10,1.0\n");
        movies("--overwrite");
        assertThat(lines("ratings")).hasSize(1);
        assertThat(summary().get("files_left_alone").asInt()).isEqualTo(1);
    }

    @Test
    void compressedFilesAreReadUnlessUncompressedOnesExist() throws Exception {
        write("movies_metadata.csv", FILMS);
        write("links.csv", LINKS);
        gzip("ratings.csv.gz", RATINGS);
        gzip("links.csv.gz", LINKS);

        CommandRun run = movies();

        assertThat(lines("ratings")).hasSize(2);
        assertThat(run.err()).contains("links.csv.gz is left out: it is there uncompressed");
        assertThat(summary().at("/rows/links").asLong()).isEqualTo(4);
    }

    @Test
    void anArchiveHasTheSameAnswersAsItsFiles() throws Exception {
        writeAll();
        movies();
        List<String> expected = new ArrayList<>(lines("ratings"));
        expected.addAll(lines("top-actors"));
        Path archive = temp.resolve("archive.zip");
        try (ZipWriter zip = new ZipWriter(archive);
                Stream<Path> files = Files.list(input)) {
            for (Path file : files.toList()) {
                zip.add("the-movies-dataset/" + file.getFileName(), Files.readAllBytes(file));
            }
            zip.add("the-movies-dataset/keywords.csv", "id,keywords\n1,[]\n");
        }

        input = archive;
        movies("--overwrite", "--parallelism=2");

        List<String> answers = new ArrayList<>(lines("ratings"));
        answers.addAll(lines("top-actors"));
        assertThat(answers).isNotEmpty().isEqualTo(expected);
        assertThat(summary().get("files_left_alone").asInt()).isEqualTo(1);
    }

    /** Otherwise each rating would count twice. */
    @Test
    void anArchiveNextToItsFilesIsNotRead() throws Exception {
        writeAll();
        try (ZipWriter zip = new ZipWriter(input.resolve("archive.zip"))) {
            zip.add("ratings.csv", RATINGS).add("links.csv", LINKS);
        }

        CommandRun run = movies();

        assertThat(run.err())
                .contains(
                        "archive.zip!/ratings.csv is left out: it is there unpacked",
                        "archive.zip!/links.csv is left out: it is there unpacked");
        assertThat(summary().at("/rows/ratings").asLong()).isEqualTo(6);
    }

    @Test
    void anInputWithoutFilmsIsRejected() throws Exception {
        write("ratings.csv", RATINGS);

        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "marquee: --input: no movies_metadata.csv with rows, nor another form of"
                                + " it, in "
                                + input);
        assertThat(temp.resolve("output")).doesNotExist();
    }

    @Test
    void aMissingColumnIsReportedBeforeAnyRowIsRead() throws Exception {
        writeAll();
        write("credits.csv", "crew,id\n[],1\n");

        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip())
                .isEqualTo("marquee: " + input.resolve("credits.csv") + ": no column cast");
        assertThat(temp.resolve("output")).doesNotExist();
    }

    @Test
    void filesWithoutRowsAreReportedAndOtherFilesAreRead() throws Exception {
        writeAll();
        write("credits.csv", "");
        write("links.csv", "movieId,tmdbId\n");
        write("ratings.csv", "\u0000\u0001\u0002\n\u0003\n");

        CommandRun run = movies();

        assertThat(run.err())
                .contains("credits.csv is left out: empty")
                .contains("links.csv is left out: it has a header and no rows")
                .contains("ratings.csv is left out: not CSV");
        assertThat(lines("post-2000")).hasSize(2);
    }

    /**
     * Without the links, the ids of ratings would be taken for those of TMDB and would match other
     * films.
     */
    @Test
    void unusableLinksAreNotTreatedAsMissingLinks() throws Exception {
        writeAll();
        write("links.csv", "movieId,tmdbId\n");

        CommandRun run = movies();

        assertThat(run.err())
                .contains(
                        "skipped: ratings and ratings-extremes, because no links.csv in the input"
                                + " can be used")
                .doesNotContain("--rating-ids");
    }

    @Test
    void jsonListsAndNamesOfMovieLensHaveTheSameAnswers() throws Exception {
        write("tmdb_5000_movies.csv", FILMS.replace("'", "\"\""));
        write("tmdb_5000_credits.csv", CREDITS.replace("id\n", "movie_id\n").replace("'", "\"\""));
        write("rating.csv", RATINGS);
        write("link.csv", LINKS.replace("\n", ".0\n").replace("Id.0", "Id"));

        assertSameAnswersAsInTheUsualForm();
    }

    @Test
    void plainNamesHaveTheSameAnswers() throws Exception {
        write(
                "TMDB_movie_dataset_v12.csv",
                """
                id,title,release_date,budget,genres,production_countries
                1,A,2001-01-01,5.0,Drama,"Argentina, Spain"
                2,B,2002-01-01,7.0,,Argentina
                3,C,1999-01-01,9.0,,Spain
                """);
        write("credits.csv", CREDITS);
        write("ratings.csv", RATINGS);
        write("links.csv", LINKS);

        assertSameAnswersAsInTheUsualForm();
    }

    private void assertSameAnswersAsInTheUsualForm() throws Exception {
        ResultFiles other =
                ResultFiles.ofRun("movies", input, temp.resolve("other"), "--parallelism=2");
        try (Stream<Path> files = Files.list(input)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        writeAll();
        movies();

        other.assertSame(MoviesPipeline.RESULTS, results());
    }

    @Test
    void invalidBudgetsAndUnknownCountriesAreCounted() throws Exception {
        write(
                "movies_metadata.csv",
                """
                id,title,release_date,budget,genres,production_countries
                1,A,2001-01-01,9223372036854775807,[],['Argentina']
                2,B,2001-01-01,9223372036854775807,[],['Argentina']
                3,C,2001-01-01,poster.jpg,[],['Atlantis']
                4,D,2001-01-01,,[],"['Spain', 'Atlantis']"
                """);

        movies();

        assertThat(lines("top-countries"))
                .containsExactly(
                        "{\"rank\":1,\"country\":\"AR\",\"budget\":18446744073709551614,"
                                + "\"films\":2}",
                        "{\"rank\":2,\"country\":\"Atlantis\",\"budget\":0,\"films\":1}");
        assertThat(summary().get("budgets_ignored").asInt()).isEqualTo(1);
        assertThat(summary().get("unknown_countries").asInt()).isEqualTo(2);
    }

    @Test
    void countriesMayBeGivenByTheirEnglishNames() throws Exception {
        writeAll();

        movies("--questions=argentina-spain", "--made-in=Argentina,es", "--made-in-all");

        assertThat(lines("argentina-spain")).hasSize(1).first().asString().contains("\"id\":1,");
    }

    @Test
    void aTableWithoutARowAmongItsFirstRecordsIsLeftOut() throws Exception {
        writeAll();
        write("credits.csv", "id,cast\n1,\"[{'name': 'Ana'\"\nx,[]\n");
        write("links.csv", "movieId,tmdbId\nx,1\n");

        CommandRun run = movies("--parallelism=2");

        assertThat(run.err())
                .contains(
                        "credits.csv is left out: none of its records is a row (2 read); the"
                                + " first, at byte 8: credits: cast: ")
                .contains("links.csv is left out: none of its records is a row (1 read)")
                .contains("because no links.csv in the input can be used")
                .doesNotContain("--rating-ids");
        assertThat(lines("post-2000")).hasSize(2);
        assertThat(summary().get("rows_rejected").asInt()).isZero();
    }

    @Test
    void filmsWithoutAnyRowAreReportedWithAnExample() throws Exception {
        write("movies_metadata.csv", FILMS.replace("-01-01", "/1/1"));

        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("movies_metadata.csv is left out: none of its records is a row (3 read)")
                .contains("date: '2001/1/1' is not a day as 2001-12-31")
                .contains("marquee: --input: no movies_metadata.csv with rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "streaming"})
    void aTableWithMostlyRejectedRecordsIsReportedAtTheEnd(String mode) throws Exception {
        writeAll();
        write("ratings.csv", RATINGS + "10,good\n".repeat(60));

        CommandRun run = movies("--parallelism=2", "--mode=" + mode);

        assertThat(run.err())
                .contains(
                        "warning: %s has hardly any rows: 60 of 66 records were rejected; the"
                                        .formatted(input.resolve("ratings.csv"))
                                + " first, at byte %d: ".formatted(RATINGS.length()));
    }

    @Test
    void partsInAFolderWithTheNameOfATableAreReadTogether() throws Exception {
        writeAll();
        Files.delete(input.resolve("links.csv"));
        Files.createDirectory(input.resolve("links.csv"));
        write("links.csv/part-00000-0f1e.csv", "movieId,tmdbId\n10,1\n20,2\n");
        write("links.csv/part-00001-0f1e.csv", "movieId,tmdbId\n21,2\n30,3\n");

        movies();

        assertThat(lines("ratings")).hasSize(2);
        assertThat(summary().at("/rows/links").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    movies_metadata (1).csv ~ only .csv, .csv.gz and .zip are read, under the published
                    credits.tsv             ~ only .csv, .csv.gz and .zip are read, under the published
                    ratings.csv.bz2         ~ only .csv, .csv.gz and .zip are read, under the published
                    my_links.csv            ~ it has the columns of links.csv under another name
                    """)
    void aFileThatResemblesATableIsReportedWithAWarning(String name, String cause)
            throws Exception {
        writeAll();
        write(name, LINKS);
        write("notes.csv", "a,b\n1,2\n");
        write("notes.txt", "text");

        CommandRun run = movies("--dry-run");

        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("warning: " + input.resolve(name) + " is left out: " + cause);
        assertThat(run.out()).contains("left alone: 3 files", "notes.csv  not a table of films");
    }

    @Test
    void theTitlesOfMovieLensAreNotReadAsFilms() throws Exception {
        write("movie.csv", "movieId,title,genres\n1,Toy Story (1995),Comedy\n");

        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no movies_metadata.csv with rows");
    }

    @Test
    void theCastMayBeAColumnOfTheFilms() throws Exception {
        write(
                "TMDB_all_movies.csv",
                """
                id,title,release_date,budget,genres,production_countries,cast
                1,A,2001-01-01,5,,Argentina,"Ana, Bea"
                2,B,2002-01-01,7,,Argentina,Bea
                """);

        movies();

        assertThat(lines("top-actors"))
                .containsExactly(
                        "{\"rank\":1,\"actor\":\"Bea\",\"films\":2}",
                        "{\"rank\":2,\"actor\":\"Ana\",\"films\":1}");
        assertThat(summary().get("skipped").toString())
                .isEqualTo("[\"ratings\",\"ratings-extremes\"]");
    }

    @Test
    void onlyTheChosenQuestionsAreAnswered() throws Exception {
        writeAll();

        CommandRun run = movies("--questions", "top-countries,films-of-decade");

        assertThat(lines("top-countries")).hasSize(2);
        assertThat(lines("films-of-decade")).hasSize(1);
        assertThat(temp.resolve("output/movies/ratings")).doesNotExist();
        assertThat(temp.resolve("output/movies/post-2000")).doesNotExist();
        assertThat(summary().get("files").asInt()).isEqualTo(1);
        assertThat(run.err()).doesNotContain("skipped");
    }

    @Test
    void anInvalidOptionIsReportedInOneLine() throws Exception {
        writeAll();

        assertRejected(
                "--made-in: 'ARG' is neither a country code of two letters such as AR, nor the"
                        + " English name of a country",
                "--made-in",
                "AR,ARG");
        assertRejected("did you mean 'movielens'?", "--rating-ids", "movielense");
        assertRejected("--watch does not go with movies", "--watch", "10s");
        assertRejected("did you mean 'rating-sums'?", "--parallelism", "rating-sum=2");
        assertRejected("'soon' is not a whole number", "--since", "soon");
    }

    @Test
    void aDryRunPrintsThePlanAndWritesNothing() throws Exception {
        writeAll();

        CommandRun run = movies("--dry-run");

        assertThat(run.out())
                .contains("input: 4 files")
                .contains("ratings.csv")
                .contains("results: post-2000, argentina-spain,")
                .contains("rating-sums");
        assertThat(temp.resolve("output")).doesNotExist();
    }

    private void assertRejected(String message, String... options) {
        CommandRun run = run(options);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(message);
    }

    private CommandRun movies(String... options) {
        CommandRun run = run(options);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private CommandRun run(String... options) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "movies",
                                "--input",
                                input.toString(),
                                "--output",
                                temp.resolve("output").toString()));
        command.addAll(List.of(options));
        return CommandRun.of(command.toArray(String[]::new));
    }

    private void writeAll() throws IOException {
        write("movies_metadata.csv", FILMS);
        write("credits.csv", CREDITS);
        write("ratings.csv", RATINGS);
        write("links.csv", LINKS);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(input.resolve(name), text);
    }

    private void gzip(String name, String text) throws IOException {
        Files.write(input.resolve(name), Gzip.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> lines(String result) throws Exception {
        return results().lines(result);
    }

    private JsonNode summary() throws Exception {
        return results().summary();
    }

    private ResultFiles results() {
        return new ResultFiles(temp.resolve("output/movies"));
    }
}
