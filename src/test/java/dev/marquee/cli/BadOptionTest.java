package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invalid command line prints one line of error and exits with code 2. */
class BadOptionTest {
    private static final String TRENDING_HELP = " (marquee trending --help lists what there is)";
    private static final String QUESTIONS =
            "; there are funny-videos, worldwide-videos, top-day, categories";
    private static final String NO_PLUGIN =
            ": its plugin must be in the folder that FLINK_PLUGINS_DIR names";
    private static final String HELP = " (marquee --help lists what there is)";

    @TempDir Path temp;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    --lkes-over 5        | unknown option '--lkes-over'; did you mean '--likes-over'?{t}
                    --lkes-over=5        | unknown option '--lkes-over'; did you mean '--likes-over'?{t}
                    trending --xyzxyzxyz | unknown option '--xyzxyzxyz'{t}
                    trending -x          | unknown option '-x'{t}
                    trendign             | unknown command 'trendign'; did you mean 'trending'?{h}
                    gibberish            | unknown command 'gibberish'{h}
                    sample --dirth=1     | unknown option '--dirth'; did you mean '--dirt'?\
                     (marquee sample --help lists what there is)
                    trending stray       | unknown argument 'stray'{t}
                    --tag funny stray    | unknown argument 'stray'{t}
                    --tag-match exct     | --tag-match: 'exct' is not one of exact, contains; did you mean 'exact'?
                    --together never     | --together: 'never' is not one of same-day, consecutive, any-day
                    --views-per vidoe    | --views-per: 'vidoe' is not one of listing, video; did you mean 'video'?
                    --thumbnails no      | --thumbnails: 'no' is not one of download, skip
                    --mode streming      | --mode: 'streming' is not one of streaming, batch, automatic; did you mean 'streaming'?
                    --likes-over 5x      | --likes-over: '5x' is not a whole number
                    --likes-over 1.5     | --likes-over: '1.5' is not a whole number
                    --likes-over 99999999999999999999 | --likes-over: '99999999999999999999' is not between -9223372036854775808 and 9223372036854775807
                    --min-days x         | --min-days: 'x' is not a whole number
                    --min-days 3000000000 | --min-days: '3000000000' is not between -2147483648 and 2147483647
                    --min-days 0         | --min-days: 0 is less than 1
                    --thumbnail-concurrency 0 | --thumbnail-concurrency: 0 is less than 1
                    --max-unacknowledged 0 | --max-unacknowledged: 0 is less than 1
                    --prefetch 0         | --max-unacknowledged: 0 is less than 1
                    --max-parts 0        | --max-parts: 0 is less than 1
                    --max-parts many     | --max-parts: 'many' is not a whole number
                    --overwrite=maybe    | --overwrite: 'maybe' is neither true nor false
                    --max-rejects 5x     | --max-rejects: '5x' is neither a number of records, as 100, nor a share, as 5%
                    --max-rejects -1     | --max-rejects: '-1' is neither a number of records, as 100, nor a share, as 5%
                    --max-rejects 101%   | --max-rejects: '101%' is neither a number of records, as 100, nor a share, as 5%
                    --max-record-bytes 0 | --max-record-bytes: '0' is not a size from 1 byte to 1 GiB such as 65536 or 1MiB
                    --max-record-bytes 2GiB | --max-record-bytes: '2GiB' is not a size from 1 byte to 1 GiB such as 65536 or 1MiB
                    --split-bytes 1KiB | --split-bytes: '1KiB' is neither 0 nor a size from 64 KiB to 1 GiB such as 32MiB
                    --split-bytes 2GiB | --split-bytes: '2GiB' is neither 0 nor a size from 64 KiB to 1 GiB such as 32MiB
                    --split-bytes much | --split-bytes: 'much' is neither 0 nor a size from 64 KiB to 1 GiB such as 32MiB
                    --max-record-bytes 5x | --max-record-bytes: '5x' is not a size from 1 byte to 1 GiB such as 65536 or 1MiB
                    --checkpoint-interval 10 | --checkpoint-interval: '10' has no unit, as in 10s or 500ms
                    --checkpoint-interval 0s | --checkpoint-interval: '0s' is not a duration such as 10s or 500ms
                    --watch often        | --watch: 'often' is not a duration such as 10s or 500ms
                    --watch 10s          | --watch needs --countries: the countries of files that are still to come are not known
                    --watch 10s --mode batch --countries US | --mode batch does not go with --watch: a batch needs an input that ends
                    --questions top-dya | --questions: no question 'top-dya'; did you mean 'top-day'?{q}
                    --questions funny   | --questions: no question 'funny'; did you mean 'funny-videos'?{q}
                    --questions xyzxyz  | --questions: no question 'xyzxyz'{q}
                    --input=            | --input: '' is not a path
                    --output=           | --output: '' is not a path
                    movies --source rabbitmq --follow | --follow does not go with movies: its answers are known when the input ends
                    --source rabbitmq --countries US | --source rabbitmq needs the broker's address: MARQUEE_RABBITMQ_URI, or rabbitmq-uri in the file of --config, as amqp://HOST:5672/ with USER:PASSWORD@ before the host
                    --parallelism x      | --parallelism: 'x' is neither N nor OPERATOR=N with N from 1 to 1024
                    --parallelism 0      | --parallelism: '0' is neither N nor OPERATOR=N with N from 1 to 1024
                    --parallelism 1025   | --parallelism: '1025' is neither N nor OPERATOR=N with N from 1 to 1024
                    --parallelism =2     | --parallelism: '=2' is neither N nor OPERATOR=N with N from 1 to 1024
                    --parallelism 2,thumbnails= | --parallelism: 'thumbnails=' is neither N nor OPERATOR=N with N from 1 to 1024
                    --parallelism funny-vidoes=2 | --parallelism: no operator 'funny-vidoes'; did you mean 'funny-videos'?
                    --parallelism top-day=2 | --parallelism: top-day runs in one subtask, so its parallelism can only be 1
                    --countries us,usa   | --countries: 'usa' is not a country code of two letters such as US
                    --thumbnail-url http://localhost/a.jpg | thumbnail URL 'http://localhost/a.jpg' has no {id} where the video's id goes
                    --thumbnail-hosts http://a | thumbnail host 'http://a' is not of the form host or host:port
                    --input              | --input needs a value
                    --input --output o   | --input needs a value
                    --tag a --tag b      | --tag is given twice
                    """)
    void anInvalidCommandLineIsReportedInOneLineWithItsCause(String commandLine, String expected) {
        CommandRun run = CommandRun.of(commandLine.split(" "));

        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "marquee: "
                                + expected.replace("{t}", TRENDING_HELP)
                                        .replace("{h}", HELP)
                                        .replace("{q}", QUESTIONS)
                                + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --input=s3://user:canary@bucket/x  | \
                    --input: s3://***@bucket/x cannot be read: {f} s3://{p}
                    --input=nope://canary@host/x       | \
                    --input: nope://***@host/x cannot be read: {f} nope://{p}
                    --output=s3://KEY:can/canary@bucket | \
                    --output: s3://***@bucket/trending cannot be written to: \
                    {f} s3://{p}
                    --thumbnail-url=ftp://user:canary@host/{id} | \
                    thumbnail URL 'ftp://***@host/{id}': the link is not an HTTPS URL
                    """)
    void credentialsAreMaskedInTheError(String option, String expected) {
        CommandRun run =
                option.startsWith("--input")
                        ? CommandRun.of(option, "--verbose")
                        : CommandRun.of(option, "--input=data");

        assertThat(run.err())
                .endsWith(
                        "marquee: "
                                + expected.replace("{f}", "this Flink has no file system for")
                                        .replace("{p}", NO_PLUGIN)
                                + System.lineSeparator());
        assertThat(run.err() + run.out()).doesNotContain("canary");
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
