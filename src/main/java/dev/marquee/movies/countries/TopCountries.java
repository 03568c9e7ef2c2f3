package dev.marquee.movies.countries;

import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import dev.marquee.job.Outputs;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FilmStreams;
import dev.marquee.movies.Ranking;
import dev.marquee.movies.SumAtEnd;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** {@link TopCountriesQuestion}, which has no settings. */
record TopCountries() implements AskedFilmQuestion {
    /** The operator that keeps the columns of a film that the question needs. */
    static final String OWN_BUDGETS = "own-budgets";

    /** The operator that adds up the budgets of each country. */
    static final String COUNTRY_BUDGETS = "country-budgets";

    private static final int MOST = 5;

    @Override
    public TopCountriesQuestion question() {
        return new TopCountriesQuestion();
    }

    @Override
    public void attach(FilmStreams streams, Outputs outputs, Emit emit, Operators operators) {
        DataStream<CountryBudget> budgets =
                operators.name(
                        OWN_BUDGETS,
                        streams.films()
                                .<CountryBudget>flatMap(
                                        (film, out) ->
                                                CountryBudget.of(film).ifPresent(out::collect))
                                .returns(TypeInformation.of(CountryBudget.class)));
        DataStream<CountryBudget> sums =
                operators.name(
                        COUNTRY_BUDGETS,
                        SumAtEnd.of(
                                budgets,
                                CountryBudget::country,
                                Types.STRING,
                                CountryBudget::plus));
        outputs.write(
                TopCountriesQuestion.NAME,
                Ranking.of(
                        TopCountriesQuestion.NAME,
                        sums,
                        MOST,
                        CountryBudget::compare,
                        RankedCountry::of,
                        TypeInformation.of(RankedCountry.class)));
    }
}
