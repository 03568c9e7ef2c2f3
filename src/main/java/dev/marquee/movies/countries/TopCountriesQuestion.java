package dev.marquee.movies.countries;

import dev.marquee.job.JobSettings;
import dev.marquee.job.Operators.Description;
import dev.marquee.movies.AskedFilmQuestion;
import dev.marquee.movies.FilmQuestion;
import dev.marquee.question.QuestionOptions;
import java.util.List;

/** The countries with the largest budgets of films that they produced alone. */
public final class TopCountriesQuestion implements FilmQuestion {
    static final String NAME = "top-countries";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String asks() {
        return "the countries with the largest budgets";
    }

    @Override
    public List<Description> operators() {
        return List.of(
                Description.of(
                        TopCountries.OWN_BUDGETS, "keeps the budgets of one country's films"),
                Description.of(TopCountries.COUNTRY_BUDGETS, "adds up the budgets of each country"),
                Description.alone(NAME, "keeps the first countries"));
    }

    @Override
    public QuestionOptions<JobSettings, AskedFilmQuestion> options() {
        return job -> new TopCountries();
    }
}
