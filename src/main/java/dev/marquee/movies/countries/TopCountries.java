package dev.marquee.movies.countries;

import dev.marquee.job.Operators;
import dev.marquee.movies.Film;
import dev.marquee.movies.Ranking;
import dev.marquee.movies.SumAtEnd;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The question's part of the graph. */
public final class TopCountries {
    /** The name of the operator that keeps what the question needs of a film. */
    public static final String OWN_BUDGETS = "own-budgets";

    /** The name of the operator that adds up the budgets of each country. */
    public static final String COUNTRY_BUDGETS = "country-budgets";

    /** The name of the result, and of the operator that keeps the first few. */
    public static final String TOP_COUNTRIES = "top-countries";

    private static final int MOST = 5;

    private TopCountries() {}

    /**
     * The countries that spend most, at the end of the input.
     *
     * @param films every film, once
     */
    public static DataStream<RankedCountry> of(DataStream<Film> films, Operators operators) {
        TypeInformation<CountryBudget> type = TypeInformation.of(CountryBudget.class);
        DataStream<CountryBudget> budgets =
                operators.name(
                        OWN_BUDGETS,
                        films.<CountryBudget>flatMap(
                                        (film, out) ->
                                                CountryBudget.of(film).ifPresent(out::collect))
                                .returns(type));
        DataStream<CountryBudget> sums =
                operators.name(
                        COUNTRY_BUDGETS,
                        SumAtEnd.of(
                                budgets,
                                CountryBudget::country,
                                Types.STRING,
                                CountryBudget::plus));
        return Ranking.of(
                TOP_COUNTRIES,
                sums,
                MOST,
                CountryBudget::compare,
                RankedCountry::of,
                TypeInformation.of(RankedCountry.class));
    }
}
