package dev.marquee.trending;

import dev.marquee.cli.UserException;
import dev.marquee.job.JobSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The options that several questions share, or that concern the input. */
final class SharedOptions {
    @Option(
            names = TrendingQuestion.LIKES_OVER,
            paramLabel = "N",
            defaultValue = "5000000",
            description =
                    "funny-videos and top-day count rows with more likes than this. Default:"
                            + " ${DEFAULT-VALUE}")
    private long likesOver;

    @Option(
            names = TrendingQuestion.COUNTRIES,
            paramLabel = "US,GB,…",
            split = ",",
            hideParamSyntax = true,
            description =
                    "All countries of worldwide-videos. Default: those of the input files; with"
                            + " --watch or --source rabbitmq they must be named.")
    private List<String> countries = new ArrayList<>();

    /**
     * The settings that all questions share.
     *
     * @param folder the absolute URI of the folder of the results
     */
    SharedSettings settings(JobSettings job, String folder) {
        return new SharedSettings(likesOver, job, folder);
    }

    /**
     * The codes of the countries that are named, in their order.
     *
     * @throws UserException if one is not a code
     */
    List<String> countries() throws UserException {
        Set<String> named = new TreeSet<>();
        for (String country : countries) {
            String code = country.strip().toUpperCase(Locale.ROOT);
            if (!Country.isCode(code)) {
                throw UserException.badOption(
                        TrendingQuestion.COUNTRIES
                                + ": '"
                                + country
                                + "' is not a country code of two letters such as US");
            }
            named.add(code);
        }
        return List.copyOf(named);
    }
}
