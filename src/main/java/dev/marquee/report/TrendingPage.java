package dev.marquee.report;

import static dev.marquee.report.PageFormat.count;
import static dev.marquee.report.PageFormat.day;
import static dev.marquee.report.PageFormat.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * The page of the trending job.
 *
 * @param answers the answers to the three questions, one line each
 * @param days the views of each day
 * @param worldwide the worldwide videos
 * @param funny the funny videos
 * @param countries the countries, with their categories if the run asked for them
 * @param countryNames the codes and names of the countries
 * @param categories whether there are categories
 * @param quality the quality of the input
 */
record TrendingPage(
        Frame frame,
        List<Figure> answers,
        Section days,
        Section worldwide,
        Section funny,
        Section countries,
        List<Country> countryNames,
        boolean categories,
        Quality quality) {
    private static final String TOP_DAY = "top-day";
    private static final String DAYS = "days";
    private static final String FUNNY = "funny-videos";
    private static final String WORLDWIDE = "worldwide-videos";
    private static final String CATEGORIES = "categories";

    /**
     * A country.
     *
     * @param code its ISO code
     * @param name its English name
     */
    record Country(String code, String name) {}

    static TrendingPage of(ResultLines results, Assets assets) throws IOException {
        RunSummary run = new RunSummary(results.json("summary.json"));
        List<DataBlock> blocks = new ArrayList<>();

        JsonNode top = topDay(results);
        KeptRows days = new KeptRows("day", "listing_views", "video_views", "videos", "listings");
        results.read(DAYS, days::add);
        days.sort(Comparator.comparing(row -> days.text(row, "day")));

        KeptRows funny = new KeptRows("title", "category", "video_id");
        NameCounts funnyCategories = new NameCounts();
        results.read(
                FUNNY,
                line -> {
                    funny.add(line);
                    funnyCategories.add(line.path("category").asText());
                });
        funny.sort(
                Comparator.comparing((List<Object> row) -> funny.text(row, "title"))
                        .thenComparing(row -> funny.text(row, "video_id")));

        KeptRows worldwide =
                new KeptRows(
                        "title",
                        "days",
                        "first_day",
                        "last_day",
                        "video_id",
                        "status",
                        "detail",
                        "thumbnail");
        results.read(WORLDWIDE, worldwide::add);
        worldwide.sort(
                Comparator.comparing((List<Object> row) -> -worldwide.number(row, "days"))
                        .thenComparing(row -> worldwide.text(row, "title"))
                        .thenComparing(row -> worldwide.text(row, "video_id")));
        PageImages thumbnails =
                new PageImages(
                        results.folder(),
                        worldwide.rows().stream()
                                .map(row -> worldwide.text(row, "thumbnail"))
                                .toList());

        KeptRows categories =
                new KeptRows("country", "rank", "category", "videos", "listings", "views");
        results.read(CATEGORIES, categories::add);

        List<Country> countries = countries(run, categories);
        boolean hasCategories = categories.total() > 0;
        blocks.add(
                new DataBlock(
                        "data-days",
                        json -> {
                            json.writeStartObject();
                            json.writeStringField(
                                    "top",
                                    top == null ? "" : PageText.cut(top.path("day").asText(), 10));
                            days.writeFields(json);
                            json.writeEndObject();
                        }));
        blocks.add(
                new DataBlock(
                        "data-funny",
                        json -> {
                            json.writeStartObject();
                            json.writeFieldName("categories");
                            funnyCategories.writeTo(json);
                            funny.writeFields(json);
                            json.writeEndObject();
                        }));
        blocks.add(
                new DataBlock(
                        "data-worldwide",
                        json -> {
                            json.writeStartObject();
                            json.writeStringField("first", run.text("first_day"));
                            json.writeStringField("last", run.text("last_day"));
                            json.writeFieldName("images");
                            thumbnails.writePlaces(json);
                            worldwide.writeFields(json);
                            json.writeEndObject();
                        }));
        if (hasCategories) {
            blocks.add(
                    new DataBlock(
                            "data-categories",
                            json -> {
                                json.writeStartObject();
                                json.writeObjectFieldStart("names");
                                for (Country country : countries) {
                                    json.writeStringField(country.code(), country.name());
                                }
                                json.writeEndObject();
                                categories.writeFields(json);
                                json.writeEndObject();
                            }));
        }
        blocks.addAll(thumbnails.blocks());

        return new TrendingPage(
                new Frame(
                        "Trending videos",
                        subtitle(run, countries),
                        List.of(
                                new Frame.Link("days", "Views per day"),
                                new Frame.Link("worldwide", "Worldwide videos"),
                                new Frame.Link("funny", "Funny videos"),
                                new Frame.Link("countries", "Countries"),
                                new Frame.Link("quality", "Data quality")),
                        figures(run),
                        blocks,
                        assets),
                answers(top, results, run, worldwide, funny),
                daysSection(results, run, days, top),
                worldwideSection(results, run, worldwide, thumbnails, countries),
                funnySection(results, run, funny),
                countriesSection(countries, hasCategories, categories),
                countries,
                hasCategories,
                Quality.of(results, run, quality(run)));
    }

    /**
     * Returns the line of the day with the most views. An endless run writes a line for each
     * change.
     */
    @Nullable private static JsonNode topDay(ResultLines results) throws IOException {
        List<JsonNode> best = new ArrayList<>();
        results.read(
                TOP_DAY,
                line -> {
                    if (best.isEmpty()
                            || line.path("listing_views").asLong()
                                    > best.get(0).path("listing_views").asLong()) {
                        best.clear();
                        best.add(line);
                    }
                });
        return best.isEmpty() ? null : best.get(0);
    }

    private static List<Country> countries(RunSummary run, KeptRows categories) {
        return Stream.concat(
                        run.list("countries").stream().map(JsonNode::asText),
                        categories.rows().stream().map(row -> categories.text(row, "country")))
                .map(code -> PageText.cut(code, 60))
                .distinct()
                .map(code -> new Country(code, PageFormat.country(code)))
                .sorted(Comparator.comparing(Country::name))
                .toList();
    }

    private static String subtitle(RunSummary run, List<Country> countries) {
        List<String> parts = new ArrayList<>();
        if (!countries.isEmpty()) {
            parts.add(count(countries.size(), "country", "countries"));
        }
        if (run.has("first_day")) {
            parts.add(day(run.text("first_day")) + " to " + day(run.text("last_day")));
        }
        if (run.has("rows_read")) {
            parts.add(run.rowsAndDuration());
        }
        return parts.isEmpty() ? RunSummary.ABSENT : String.join(" · ", parts);
    }

    private static List<Figure> figures(RunSummary run) {
        return new PageFigures(run)
                .addInput()
                .add("listings", "listings", "a video in a country on a day")
                .addDuration()
                .list();
    }

    private static List<Figure> answers(
            @Nullable JsonNode top,
            ResultLines results,
            RunSummary run,
            KeptRows worldwide,
            KeptRows funny)
            throws IOException {
        List<Figure> answers = new ArrayList<>();
        answers.add(
                top == null
                        ? new Figure("Top day", "none", "no day has a listing with enough likes")
                        : new Figure(
                                "Top day",
                                day(PageText.cut(top.path("day").asText(), 40)),
                                PageFormat.rounded(top.path("listing_views").asLong())
                                        + " views over "
                                        + count(
                                                top.path("listings").asLong(),
                                                "listing",
                                                "listings")
                                        + " of "
                                        + count(top.path("videos").asLong(), "video", "videos")));
        answers.add(
                answer(
                        "Worldwide videos",
                        WORLDWIDE,
                        worldwide,
                        "trended in every country",
                        results,
                        run));
        answers.add(
                answer(
                        "Funny videos",
                        FUNNY,
                        funny,
                        "with the tag and enough likes",
                        results,
                        run));
        return answers;
    }

    private static Figure answer(
            String name,
            String result,
            KeptRows rows,
            String note,
            ResultLines results,
            RunSummary run)
            throws IOException {
        return results.exists(result) || run.answered(result)
                ? new Figure(name, number(rows.total()), note)
                : new Figure(name, "—", "not asked by this run");
    }

    private static Section daysSection(
            ResultLines results, RunSummary run, KeptRows days, @Nullable JsonNode top)
            throws IOException {
        if (days.total() == 0) {
            return Section.empty(
                    run.answered(DAYS) || results.exists(DAYS)
                            ? "No day has a listing with enough likes (--likes-over), so there are"
                                    + " no views to add up."
                            : "There is no folder days/ beside this page. A run writes it at the"
                                    + " end of its input, if it asks for the top day. An endless"
                                    + " run writes only top-day/.");
        }
        String best =
                top == null
                        ? ""
                        : " %s had the most: %s views."
                                .formatted(
                                        day(PageText.cut(top.path("day").asText(), 40)),
                                        number(top.path("listing_views").asLong()));
        return Section.of(
                "Views of the listings with enough likes, summed over all countries, on %s."
                                .formatted(count(days.total(), "day", "days"))
                        + best,
                Section.leftOut(days, DAYS));
    }

    private static Section worldwideSection(
            ResultLines results,
            RunSummary run,
            KeptRows videos,
            PageImages thumbnails,
            List<Country> countries)
            throws IOException {
        if (videos.total() == 0) {
            if (!run.answered(WORLDWIDE) && !results.exists(WORLDWIDE)) {
                return Section.absent(WORLDWIDE);
            }
            return Section.empty(
                    "No video trended in %s on enough days (--min-days)."
                            .formatted(
                                    countries.isEmpty()
                                            ? "every country"
                                            : "all "
                                                    + count(
                                                            countries.size(),
                                                            "country",
                                                            "countries")));
        }
        List<String> leftOut = new ArrayList<>();
        if (videos.leftOut() > 0) {
            leftOut.add(Section.leftOut(videos, WORLDWIDE));
        }
        if (thumbnails.linked() > 0) {
            leftOut.add(
                    "%s not embedded, because the page would be too large. It loads such images from thumbnails/ beside it."
                            .formatted(count(thumbnails.linked(), "image is", "images are")));
        }
        if (thumbnails.missing() > 0) {
            leftOut.add(
                    "%s no longer in thumbnails/."
                            .formatted(count(thumbnails.missing(), "image is", "images are")));
        }
        return Section.of(
                "%s trended in every country on enough days. %s."
                        .formatted(
                                count(videos.total(), "video", "videos"),
                                thumbnails.shown() == 0
                                        ? "None of their thumbnails was downloaded"
                                        : count(
                                                        thumbnails.shown(),
                                                        "thumbnail was",
                                                        "thumbnails were")
                                                + " downloaded"),
                String.join(" ", leftOut));
    }

    private static Section funnySection(ResultLines results, RunSummary run, KeptRows videos)
            throws IOException {
        if (videos.total() == 0) {
            return run.answered(FUNNY) || results.exists(FUNNY)
                    ? Section.empty("No video has the tag (--tag) and enough likes (--likes-over).")
                    : Section.absent(FUNNY);
        }
        return Section.of(
                "%s with the tag and enough likes, each title and category once."
                        .formatted(count(videos.total(), "video", "videos")),
                Section.leftOut(videos, FUNNY));
    }

    private static Section countriesSection(
            List<Country> countries, boolean hasCategories, KeptRows categories) {
        if (countries.isEmpty()) {
            return Section.empty(
                    "There is no summary.json beside this page that lists the countries of the"
                            + " run.");
        }
        return Section.of(
                hasCategories
                        ? "The categories of the videos that trend in each of %s."
                                .formatted(count(countries.size(), "country", "countries"))
                        : "A worldwide video trends in every one of %s. Add categories to --questions to see what"
                                        .formatted(count(countries.size(), "country", "countries"))
                                + " trends in each country.",
                Section.leftOut(categories, CATEGORIES));
    }

    private static List<Figure> quality(RunSummary run) {
        return new PageFigures(run)
                .addRows()
                .add("repeated_rows", "repeated rows", "counted once")
                .add("restored_ids", "restored ids", "from the thumbnail's link")
                .add("unknown_categories", "unknown categories", "")
                .addReplacedAndLeftAlone()
                .add("repeated_messages", "repeated messages", "")
                .add("rejected_messages", "rejected messages", "")
                .list();
    }
}
