package dev.marquee.report;

import static dev.marquee.report.PageFormat.count;
import static dev.marquee.report.PageFormat.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The page of the films job.
 *
 * @param filmsTitle the heading of the films by year, country and genre
 * @param answers the first answer of each question, in one line
 * @param films the films by year, country and genre
 * @param budgets the countries by budget
 * @param ratings the ratings of films
 * @param extremes the best and the worst rated film
 * @param actors the actors with most films
 * @param lists the lists of films
 * @param tables the ids and names of the lists of films that the run wrote
 * @param quality the quality of the input
 */
record MoviesPage(
        Frame frame,
        String filmsTitle,
        List<Figure> answers,
        Section films,
        Section budgets,
        Section ratings,
        List<Figure> extremes,
        Section actors,
        Section lists,
        List<Frame.Link> tables,
        Quality quality) {
    private static final String SINCE = "post-2000";

    /** The names of the lists on the page, by the names of their results. */
    private static Map<String, String> lists(RunSummary run) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(SINCE, filmsSince(run));
        names.put("argentina-spain", filmsMadeIn(run));
        names.put("films-of-decade", "Argentina and Spain, 2000 to 2009");
        return names;
    }

    private static String filmsSince(RunSummary run) {
        return run.has("since") ? "Films since " + run.number("since") : "Films of " + SINCE;
    }

    /**
     * Returns {@code Argentina or Spain}, or {@code France, Italy and Spain} if a film must have
     * all these countries.
     */
    private static String filmsMadeIn(RunSummary run) {
        List<String> countries =
                run.list("made_in").stream()
                        .map(code -> PageFormat.country(PageText.cut(code.asText(), 60)))
                        .toList();
        if (countries.isEmpty()) {
            return "argentina-spain";
        }
        int last = countries.size() - 1;
        String others = String.join(", ", countries.subList(0, last));
        String joined = run.json().path("made_in_all").asBoolean() ? " and " : " or ";
        return others.isEmpty() ? countries.get(last) : others + joined + countries.get(last);
    }

    static MoviesPage of(ResultLines results, Assets assets) throws IOException {
        RunSummary run = new RunSummary(results.json("summary.json"));
        List<DataBlock> blocks = new ArrayList<>();

        Map<String, Long> years = new TreeMap<>();
        NameCounts countries = new NameCounts();
        NameCounts genres = new NameCounts();
        List<Frame.Link> tables = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        long since = 0;
        for (Map.Entry<String, String> list : lists(run).entrySet()) {
            String result = list.getKey();
            KeptRows films = new KeptRows("title", "release_date", "genres", "countries", "id");
            results.read(
                    result,
                    line -> {
                        films.add(line);
                        if (result.equals(SINCE)) {
                            year(line).ifPresent(year -> years.merge(year, 1L, Long::sum));
                            line.path("genres").forEach(genre -> genres.add(genre.asText()));
                            line.path("countries")
                                    .forEach(
                                            country ->
                                                    countries.add(
                                                            PageFormat.country(country.asText())));
                        }
                    });
            films.sort(
                    Comparator.comparing((List<Object> row) -> films.text(row, "title"))
                            .thenComparing(row -> films.number(row, "id")));
            if (films.total() > 0 || run.answered(result)) {
                tables.add(new Frame.Link(result, list.getValue()));
                blocks.add(new DataBlock("data-" + result, films::writeTo));
            }
            if (films.leftOut() > 0) {
                leftOut.add(Section.leftOut(films, result));
            }
            if (result.equals(SINCE)) {
                since = films.total();
            }
        }
        blocks.add(
                new DataBlock(
                        "data-films",
                        json -> {
                            json.writeStartObject();
                            json.writeArrayFieldStart("years");
                            for (Map.Entry<String, Long> year : years.entrySet()) {
                                json.writeStartArray();
                                json.writeNumber(Integer.parseInt(year.getKey()));
                                json.writeNumber(year.getValue());
                                json.writeEndArray();
                            }
                            json.writeEndArray();
                            json.writeFieldName("countries");
                            countries.writeTo(json);
                            json.writeFieldName("genres");
                            genres.writeTo(json);
                            json.writeEndObject();
                        }));

        KeptRows budgets =
                rows(results, "top-countries", blocks, "rank", "country", "budget", "films");
        KeptRows ratings = rows(results, "ratings", blocks, "title", "average", "ratings", "id");
        KeptRows actors = rows(results, "top-actors", blocks, "rank", "actor", "films");
        List<Figure> extremes = new ArrayList<>();
        results.read(
                "ratings-extremes",
                line -> {
                    if (extremes.size() < 2) {
                        extremes.add(
                                new Figure(
                                        line.path("extreme").asText().equals("best")
                                                ? "Best rated"
                                                : "Worst rated",
                                        PageText.cut(line.path("title").asText(), 300),
                                        "%s of 5 on average, over %s"
                                                .formatted(
                                                        String.format(
                                                                Locale.ROOT,
                                                                "%.2f",
                                                                line.path("average").asDouble()),
                                                        count(
                                                                line.path("ratings").asLong(),
                                                                "rating",
                                                                "ratings"))));
                    }
                });
        extremes.sort(Comparator.comparing(Figure::name));

        return new MoviesPage(
                new Frame(
                        "Films",
                        subtitle(run),
                        List.of(
                                new Frame.Link("films", filmsSince(run)),
                                new Frame.Link("budgets", "Budgets"),
                                new Frame.Link("ratings", "Ratings"),
                                new Frame.Link("actors", "Actors"),
                                new Frame.Link("lists", "Lists"),
                                new Frame.Link("quality", "Data quality")),
                        figures(run),
                        blocks,
                        assets),
                filmsSince(run),
                answers(run, since, budgets, actors),
                section(
                        run,
                        SINCE,
                        since,
                        "%s by year, country and genre. A film may have several countries and genres, and"
                                        .formatted(count(since, "film", "films"))
                                + " counts in each.",
                        "No film was released since the first year asked for (--since)."),
                section(
                        run,
                        "top-countries",
                        budgets.total(),
                        "The total budget of the films that were made in one country only, in US"
                                + " dollars as the data set contains them.",
                        "No film that was made in one country only has a budget."),
                section(
                        run,
                        "ratings",
                        ratings.total(),
                        "%s of Argentina since 2000, rated from 0.5 to 5."
                                .formatted(count(ratings.total(), "film", "films")),
                        "No film of Argentina since 2000 has a rating."),
                extremes,
                section(
                        run,
                        "top-actors",
                        actors.total(),
                        "The names in the casts of films of Argentina since 2000, by the number of"
                                + " their films.",
                        "No film of Argentina since 2000 has a cast."),
                tables.isEmpty()
                        ? Section.empty("There are no lists of films beside this page.")
                        : Section.of(
                                "The films of each list, to search and sort.",
                                String.join(" ", leftOut)),
                tables,
                Quality.of(results, run, quality(run)));
    }

    private static List<Figure> answers(
            RunSummary run, long since, KeptRows budgets, KeptRows actors) {
        List<Figure> answers = new ArrayList<>();
        answers.add(new Figure(filmsSince(run), number(since), ""));
        budgets.rows().stream()
                .limit(1)
                .forEach(
                        row ->
                                answers.add(
                                        new Figure(
                                                "Largest budget",
                                                PageFormat.country(budgets.text(row, "country")),
                                                PageFormat.rounded(budgets.number(row, "budget"))
                                                        + " US dollars over "
                                                        + count(
                                                                budgets.number(row, "films"),
                                                                "film",
                                                                "films"))));
        actors.rows().stream()
                .limit(1)
                .forEach(
                        row ->
                                answers.add(
                                        new Figure(
                                                "Actor with most films",
                                                actors.text(row, "actor"),
                                                count(actors.number(row, "films"), "film", "films")
                                                        + " of Argentina since 2000")));
        return answers;
    }

    private static KeptRows rows(
            ResultLines results, String result, List<DataBlock> blocks, String... columns)
            throws IOException {
        KeptRows rows = new KeptRows(columns);
        results.read(result, rows::add);
        if (List.of(columns).contains("rank")) {
            rows.sort(Comparator.comparing(row -> rows.number(row, "rank")));
        }
        blocks.add(new DataBlock("data-" + result, rows::writeTo));
        return rows;
    }

    private static Optional<String> year(JsonNode film) {
        String date = film.path("release_date").asText();
        return date.matches("\\d{4}-.*") ? Optional.of(date.substring(0, 4)) : Optional.empty();
    }

    private static Section section(
            RunSummary run, String result, long rows, String text, String whyEmpty) {
        if (rows > 0) {
            return Section.of(text, "");
        }
        boolean skipped =
                run.list("skipped").stream().anyMatch(name -> name.asText().startsWith(result));
        if (skipped) {
            return Section.empty("This run skipped the question: its input has no file for it.");
        }
        return run.answered(result) ? Section.empty(whyEmpty) : Section.absent(result);
    }

    private static String subtitle(RunSummary run) {
        if (!run.exists()) {
            return RunSummary.ABSENT;
        }
        List<String> parts = new ArrayList<>();
        Map<String, Long> distinct = run.numbers("distinct");
        if (distinct.containsKey("films")) {
            parts.add(count(distinct.get("films"), "film", "films"));
        }
        if (run.numbers("rows").containsKey("ratings")) {
            parts.add(count(run.numbers("rows").get("ratings"), "rating", "ratings"));
        }
        parts.add(run.rowsAndDuration());
        return String.join(" · ", parts);
    }

    private static List<Figure> figures(RunSummary run) {
        return new PageFigures(run).addInput().addGroup("distinct", "", "").addDuration().list();
    }

    private static List<Figure> quality(RunSummary run) {
        return new PageFigures(run)
                .addRows()
                .addGroup("repeated", "repeated ", "counted once")
                .add("budgets_ignored", "budgets ignored", "not a number")
                .addReplacedAndLeftAlone()
                .list();
    }
}
