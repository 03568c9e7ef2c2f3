package dev.marquee.movies.films;

import dev.marquee.cli.UserException;
import dev.marquee.country.CountryNames;
import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators.Description;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FilmQuestion;
import dev.marquee.question.QuestionOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The films that some countries produced. */
public final class ArgentinaSpainQuestion implements FilmQuestion {
    static final String NAME = "argentina-spain";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "the films of some countries";
    }

    @Override
    public List<Description> operators() {
        return List.of(Description.of(NAME, "keeps the films of some countries"));
    }

    @Override
    public QuestionOptions<JobSettings, AskedFilmQuestion> options() {
        return new Options();
    }

    /** The options of the question. */
    private static final class Options implements QuestionOptions<JobSettings, AskedFilmQuestion> {
        @Option(
                names = "--made-in",
                paramLabel = "AR,ES",
                defaultValue = "AR,ES",
                split = ",",
                hideParamSyntax = true,
                description =
                        "List the films that any of these countries, codes or English names,"
                                + " produced. Default: ${DEFAULT-VALUE}")
        private List<String> madeIn;

        @Option(
                names = "--made-in-all",
                description = "List only the films that all of these countries produced together.")
        private boolean madeInAll;

        @Override
        public FilmList ask(JobSettings job) throws UserException {
            List<String> countries = countries();
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("made_in", countries);
            settings.put("made_in_all", madeInAll);
            return new FilmList(
                    new ArgentinaSpainQuestion(), new MadeIn(countries, madeInAll), settings);
        }

        private List<String> countries() throws UserException {
            Set<String> codes = new TreeSet<>();
            for (String country : madeIn) {
                String code = country.strip().toUpperCase(Locale.ROOT);
                codes.add(CountryNames.isCode(code) ? code : codeOf(country));
            }
            return List.copyOf(codes);
        }

        private static String codeOf(String name) throws UserException {
            return CountryNames.code(name)
                    .orElseThrow(
                            () ->
                                    UserException.badOption(
                                            "--made-in: '"
                                                    + name
                                                    + "' is neither a country code of two letters"
                                                    + " such as AR, nor the English name of a"
                                                    + " country"));
        }
    }
}
