package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import dev.marquee.VideoCsv;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as users have them: which of them are read, and what the output says about the others. */
class InputCasesTest {
    private static final String ROWS = VideoCsv.file(VideoCsv.row("a", 1));
    private static final int HEADER_BYTES = VideoCsv.HEADER.length();

    @TempDir Path temp;
    private Path input;

    @BeforeEach
    void prepare() throws Exception {
        input = Files.createDirectory(temp.resolve("in"));
    }

    @Test
    void publishedNamesAreReadInAnyCase() throws Exception {
        write("usvideos.csv", ROWS);
        write("GBvideos.CSV", ROWS);
        write("de_YouTube_trending_data.csv", ROWS);

        assertThat(readsCountries(dryRun())).isEqualTo("DE, GB, US");
        assertThat(dryRun().err()).isEmpty();
    }

    @Test
    void aPartFileOfSparkHasTheCountryOfItsFolder() throws Exception {
        write("USvideos.csv/part-00000-0f1e2d3c-c000.csv", ROWS);
        write("USvideos.csv/part-00001-0f1e2d3c-c000.csv", ROWS);
        write("USvideos.csv/_SUCCESS", "");

        assertThat(readsCountries(dryRun())).isEqualTo("US");
        assertThat(dryRun().err()).isEmpty();
    }

    @Test
    void aFileNameWithTwoCountriesIsAnError() throws Exception {
        write("DEvideos.csv", ROWS);
        Path file = write("CA_GB_videos.csv", ROWS);

        CommandRun run = dryRun();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith(
                        "marquee: "
                                + file
                                + ": its name has several countries, CA and GB; name it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    video_data_us.csv           ~ no country in its name; name it as
                    all_countries.csv           ~ no country in its name; name it as
                    us_category_id.json         ~ files of categories are named as US_category_id.json
                    US_category_id (1).json     ~ files of categories are named as US_category_id.json
                    USvideos.tsv                ~ only .csv, .csv.gz and .zip are read
                    USvideos.csv.bz2            ~ only .csv, .csv.gz and .zip are read
                    US_youtube_trending_data.xlsx ~ only .csv, .csv.gz and .zip are read
                    """)
    void aWarningNamesAFileThatLooksLikeAnInput(String name, String cause) throws Exception {
        write("DEvideos.csv", ROWS);
        Path file = write(name, ROWS);

        CommandRun run = dryRun();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("warning: " + file + " is left out: " + cause);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).contains("left alone: 1 file", "  " + file + "  " + cause);
        assertThat(readsCountries(run)).isEqualTo("DE");
    }

    @Test
    void otherFilesAreListedInThePlanWithoutAWarning() throws Exception {
        write("DEvideos.csv", ROWS);
        Path notes = write("notes.csv", "a,b\n1,2\n");
        Path books = write("US_books.csv", "title,author\nx,y\n");
        Path text = write("README.md", "text");

        CommandRun run = dryRun();

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("left alone: 3 files");
        assertThat(run.out())
                .contains(notes.toString(), books.toString(), text.toString())
                .contains("another layout: it lacks the columns video_id");
    }

    @Test
    void aWarningDescribesTheContentOfEachFileThatIsLeftOut() throws Exception {
        write("DEvideos.csv", "");
        write("GBvideos.csv", VideoCsv.HEADER);
        Files.write(input.resolve("JPvideos.csv"), ROWS.getBytes(UTF_16));
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(input.resolve("KRvideos.csv")))) {
            zip.putNextEntry(new ZipEntry("KRvideos.csv"));
            zip.write(ROWS.getBytes(UTF_8));
        }
        try (OutputStream gzip =
                new GZIPOutputStream(Files.newOutputStream(input.resolve("MXvideos.csv")))) {
            gzip.write(ROWS.getBytes(UTF_8));
        }
        write("FRvideos.csv", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n");
        write("INvideos.csv", ROWS.replace(',', ';'));
        write("RUvideos.csv", ROWS.replace(',', '\t'));
        write("CAvideos.csv", ROWS.replace(',', '|'));
        write("USvideos.csv", "sep=,\n" + ROWS);
        write("BRvideos.csv", ROWS.substring(ROWS.indexOf('\n') + 1));
        write("SEvideos.csv", "name,size\na,1\n");

        CommandRun run = dryRun();

        List<String> causes =
                List.of(
                        "BRvideos.csv is left out: it has no header line",
                        "CAvideos.csv is left out: separated by |; save it with commas",
                        "DEvideos.csv is left out: empty",
                        "FRvideos.csv is left out: a Git LFS pointer, not the data; run git lfs"
                                + " pull",
                        "GBvideos.csv is left out: it has a header and no rows",
                        "INvideos.csv is left out: separated by semicolons; save it with commas",
                        "JPvideos.csv is left out: UTF-16; save it as UTF-8",
                        "KRvideos.csv is left out: a zip, not CSV; unpack it, or give"
                                + " it a name that ends in .zip",
                        "MXvideos.csv is left out: gzip, not CSV; give it a name that ends in"
                                + " .csv.gz",
                        "RUvideos.csv is left out: separated by tabs; save it with commas",
                        "SEvideos.csv is left out: another layout: it lacks the columns video_id",
                        "USvideos.csv is left out: its first line is sep=, not a header; delete"
                                + " that line",
                        "marquee: --input: no list of trending videos with rows in " + input);
        List<String> lines = run.err().lines().toList();
        assertThat(lines).hasSameSizeAs(causes);
        for (int i = 0; i < causes.size(); i++) {
            assertThat(lines.get(i)).contains(causes.get(i));
        }
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aFileWithoutValidRowsIsLeftOutWithAnExampleAndItsCountryDoesNotCount() throws Exception {
        write("DEvideos.csv", ROWS);
        String american = ROWS.replace("24.01.01", "12/10/2009");
        Path file = write("USvideos.csv", american + american.substring(HEADER_BYTES));

        CommandRun run = dryRun();

        assertThat(readsCountries(run)).isEqualTo("DE");
        assertThat(run.err().lines())
                .containsExactly(
                        "warning: "
                                + file
                                + " is left out: none of its records is a row (2 read); the"
                                + " first, at byte "
                                + HEADER_BYTES
                                + ": date: '12/10/2009' is not a date of the form yyyy-mm-dd or"
                                + " yyyy.mm.dd, maybe with a time, or yy.dd.mm as in 2017");
        assertThat(run.out()).contains(file + "  none of its records is a row");
    }

    @ParameterizedTest
    @CsvSource({"999, 'DE, US'", "1000, DE"})
    void aFileIsLeftOutIfItsFirstThousandRecordsAreNotRows(int rejected, String countries)
            throws Exception {
        write("DEvideos.csv", ROWS);
        write(
                "USvideos.csv",
                VideoCsv.HEADER
                        + "a,24.01.01,A,1,,many,2,\n".repeat(rejected)
                        + VideoCsv.row("a", 1));

        CommandRun run = dryRun();

        assertThat(readsCountries(run)).isEqualTo(countries);
        assertThat(run.err().contains("none of its first records is a row (1,000 read)"))
                .isEqualTo(countries.equals("DE"));
    }

    @Test
    void quotesEscapedWithBackslashesAreNamedAsTheCause() throws Exception {
        write("DEvideos.csv", ROWS);
        write("USvideos.csv", ROWS.replace("About a", "\"About \\\"a, b\\\"\""));

        assertThat(dryRun().err()).contains("its quotes seem to be escaped with backslashes");
    }

    @Test
    void manyFilesWithTheSameFaultAreCountedUnlessTheOutputIsVerbose() throws Exception {
        write("DEvideos.csv", ROWS);
        for (int number = 10; number < 40; number++) {
            write(number + "_US_videos.csv", "version https://git-lfs.github.com/spec/v1\noid 1\n");
        }
        Path empty = write("GBvideos.csv", "");

        List<String> lines = dryRun().err().lines().toList();

        assertThat(lines).hasSize(12);
        assertThat(lines.get(0))
                .startsWith(
                        "warning: " + input.resolve("10_US_videos.csv") + " is left out: a Git");
        assertThat(lines).contains("warning: " + empty + " is left out: empty");
        assertThat(lines.get(11))
                .isEqualTo(
                        "warning: 20 more files are left out: a Git LFS pointer, not the data; run"
                                + " git lfs pull; --verbose names them");
        assertThat(dryRun("--verbose").err().lines().filter(line -> line.contains("Git LFS")))
                .hasSize(30);
    }

    @Test
    void aWarningNamesFilesThatCannotBeReadAndOtherFilesAreRead() throws Exception {
        write("USvideos.csv", ROWS);
        write("DE:videos.csv", ROWS);
        link("GBvideos.csv", "/nowhere/GBvideos.csv");
        link("notes.txt", "/nowhere/notes.txt");
        link(".#USvideos.csv", "me@host.1234");
        link("self", ".");

        CommandRun run = dryRun();

        assertThat(run.err().lines())
                .containsExactly(
                        "warning: "
                                + input
                                + "/DE:videos.csv has a colon in its name, which Flink"
                                + " cannot read; rename it",
                        "warning: "
                                + input
                                + "/GBvideos.csv is a link to a file that does not exist",
                        "warning: " + input + "/self is a link to a folder that contains it");
        assertThat(run.out()).contains("left alone: 4 files", input + "/notes.txt  is a link");
        assertThat(readsCountries(run)).isEqualTo("US");
    }

    private static String readsCountries(CommandRun run) {
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out()
                .lines()
                .filter(line -> line.startsWith("countries: "))
                .findFirst()
                .orElseThrow()
                .substring("countries: ".length());
    }

    private CommandRun dryRun(String... options) {
        return CommandRun.of(
                Stream.concat(
                                Stream.of(
                                        "trending",
                                        "--dry-run",
                                        "--input=" + input,
                                        "--output=" + temp.resolve("out"),
                                        "--thumbnails=skip"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private void link(String name, String target) throws Exception {
        Files.createSymbolicLink(input.resolve(name), Path.of(target));
    }

    private Path write(String name, String content) throws Exception {
        Path file = input.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
