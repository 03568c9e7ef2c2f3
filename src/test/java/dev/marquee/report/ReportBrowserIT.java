package dev.marquee.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Opens the page from the file system in a real browser. */
final class ReportBrowserIT {
    private static final int PHONE = 390;
    private static final int DESKTOP = 1280;
    private static final int TITLES = MadeUpResults.HOSTILE.size();
    private static final JsonMapper JSON = new JsonMapper();

    private static final ConditionFactory PATIENTLY = await().atMost(Duration.ofMinutes(1));

    @TempDir private static Path output;

    private static Browser browser;

    @BeforeAll
    static void drawPagesAndStartTheBrowser() throws IOException {
        Browser.assumeInstalled();
        new MadeUpResults(output)
                .days(3_650)
                .funny(5_000, ReportBrowserIT::title)
                .worldwide(5_000, 60, ReportBrowserIT::title)
                .categories(List.of("US", "GB", "KR"), 5)
                .rejected(30)
                .films(24_000)
                .summary(
                        "trending",
                        MadeUpResults.line(
                                "rows_read",
                                1_000_000,
                                "rows_rejected",
                                30,
                                "countries",
                                List.of("US", "GB", "KR"),
                                "first_day",
                                "2015-01-01",
                                "last_day",
                                "2024-12-28",
                                "seconds",
                                12.3));
        CommandRun.succeeding("report", "--output=" + output);
        browser = new Browser();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** A test may have chosen a theme, which the browser keeps for the next page. */
    @AfterEach
    void clearTheChosenTheme() {
        browser.run("localStorage.clear()");
    }

    private static String title(int i) {
        return i < TITLES ? MadeUpResults.HOSTILE.get(i) : "Video number " + i;
    }

    static Stream<Arguments> views() {
        return Stream.of("trending", "movies")
                .flatMap(
                        job ->
                                Stream.of(PHONE, DESKTOP)
                                        .flatMap(
                                                width ->
                                                        Stream.of(false, true)
                                                                .map(
                                                                        dark ->
                                                                                Arguments.of(
                                                                                        job, width,
                                                                                        dark))));
    }

    @ParameterizedTest
    @MethodSource("views")
    void thePageOpensWithoutRequestsAndConsoleMessages(String job, int width, boolean dark)
            throws Exception {
        open(job, width, dark);

        assertThat(browser.run("return document.documentElement.dataset.ready")).isEqualTo("true");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).containsExactly(page(job).toUri().toString());
        assertThat(browser.run("return document.documentElement.scrollWidth - innerWidth"))
                .as("pixels by which the page is wider than the window")
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @MethodSource("views")
    void theAccessibilityCheckerFindsNothing(String job, int width, boolean dark) throws Exception {
        open(job, width, dark);
        browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })");

        try (InputStream axe = getClass().getResourceAsStream("/axe.min.js")) {
            browser.run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found =
                browser.driver()
                        .executeAsyncScript(
                                "const done = arguments[arguments.length - 1];axe.run({resultTypes:"
                                    + " ['violations']}).then((r) => done(r.violations.map((v) =>"
                                    + " v.id + ' (' + v.impact + '): ' + v.nodes.slice(0,"
                                    + " 3).map((n) => n.html).join(' '))), (e) => done(['axe"
                                    + " failed: ' + e]));");

        assertThat((List<?>) found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trending", "movies"})
    void theHtmlIsValid(String job) throws Exception {
        assertThat(HtmlValidity.findings(Files.readAllBytes(page(job)))).isEmpty();

        open(job, DESKTOP, false);
        String drawn = "<!DOCTYPE html>" + browser.run("return document.documentElement.outerHTML");
        assertThat(HtmlValidity.findings(drawn.getBytes(StandardCharsets.UTF_8)))
                .as("the document after its script has run")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.js", "theme.js"})
    void theLinterFindsNothingInTheScripts(String script) throws Exception {
        open("trending", DESKTOP, false);
        String source;
        try (InputStream in = Report.class.getResourceAsStream(script)) {
            source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String lint = linter();

        Object found =
                browser.driver()
                        .executeScript(
                                lint
                                        + """
                                        ;
                                        JSHINT(arguments[0], {
                                          esversion: 11, strict: "function", browser: true,
                                          undef: true, unused: true, eqeqeq: true, shadow: "outer",
                                          latedef: "nofunc", eqnull: true, laxbreak: true,
                                          maxerr: 1000,
                                          predef: ["uPlot", "ResizeObserver", "devicePixelRatio"],
                                          // It reports a rest parameter as one without a default.
                                          "-W138": true
                                        });
                                        return JSHINT.errors.map(
                                            (error) => error.line + ": " + error.reason);
                                        """,
                                source);

        assertThat((List<?>) found).isEmpty();
    }

    private static String linter() throws IOException {
        Properties jar = new Properties();
        try (InputStream in = resource("/META-INF/maven/org.webjars.npm/jshint/pom.properties")) {
            jar.load(in);
        }
        String script =
                "/META-INF/resources/webjars/jshint/%s/dist/jshint.js"
                        .formatted(jar.getProperty("version"));
        try (InputStream in = resource(script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return ReportBrowserIT.class.getResourceAsStream(name);
    }

    @Test
    void hostileTitlesAreShownAsText() {
        open("trending", DESKTOP, false);
        search("#funny-table", "taken");

        assertThat(browser.texts("#funny-table tbody td:first-child"))
                .containsExactlyInAnyOrder(
                        MadeUpResults.HOSTILE.get(0), MadeUpResults.HOSTILE.get(1));
        assertThat(browser.driver().getTitle()).isEqualTo("Trending videos – Marquee");
        assertThat(browser.findAll("#funny-table tbody b, #funny-table tbody img")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trending #days-chart", "movies #films-years"})
    void chartsAreDrawn(String place) {
        String[] parts = place.split(" ", 2);
        open(parts[0], DESKTOP, false);

        assertThat(drawnPixels(parts[1])).isGreaterThan(1_000);
    }

    @Test
    void aSwitchShowsTheViewsOfListingsOrOfVideos() {
        open("trending", DESKTOP, false);
        assertThat(browser.find("#days-chart .readout").getText())
                .contains("1,003,649,000 views of listings");

        browser.find("#days-chart [aria-label='What counts'] button:last-child").click();

        assertThat(browser.find("#days-chart .readout").getText())
                .contains("143,378,428 views of videos");
        assertThat(drawnPixels("#days-chart")).isGreaterThan(1_000);
    }

    @Test
    void theKeyboardReadsAndZoomsAChart() {
        open("trending", DESKTOP, false);
        WebElement chart = browser.find("#days-chart .chart");
        focus(chart);

        press(Keys.HOME);
        awaitText("#days-chart .readout", "1 Jan 2015");
        press(Keys.ARROW_RIGHT);
        awaitText("#days-chart .readout", "2 Jan 2015");
        assertThat(browser.find("[aria-label='Show everything']").isEnabled()).isFalse();
        press("+");
        assertThat(browser.find("[aria-label='Show everything']").isEnabled()).isTrue();
        press(Keys.ESCAPE);
        assertThat(browser.find("[aria-label='Show everything']").isEnabled()).isFalse();
    }

    @Test
    void aChartHasATableOfItsValues() {
        open("trending", DESKTOP, false);

        browser.find("#days-chart summary").click();

        PATIENTLY.untilAsserted(
                () ->
                        assertThat(browser.find("#days-chart .pager").getText())
                                .contains("1–25 of 3,650 days"));
        assertThat(browser.texts("#days-chart tbody tr:first-child td"))
                .containsExactly("1 Jan 2015", "1,000,000,000", "142,857,142", "3", "21");
    }

    @Test
    void theSearchIgnoresCaseAndAccents() {
        open("trending", DESKTOP, false);

        search("#funny-table", "VÍDEO number 4999");

        assertThat(browser.texts("#funny-table tbody td:first-child"))
                .containsExactly("Video number 4999");
        assertThat(browser.find("#funny-table .pager").getText()).isEqualTo("1 video");

        search("#funny-table", "no such video");
        assertThat(browser.texts("#funny-table tbody td")).containsExactly("Nothing matches.");
    }

    @Test
    void aColumnSortsItsTableInBothDirections() {
        open("trending", DESKTOP, false);
        String heads = "#funny-table thead th:nth-child(3)";

        browser.find(heads + " button").click();
        assertThat(browser.find(heads).getDomAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(browser.texts("#funny-table tbody td:nth-child(3)").get(0))
                .isEqualTo("f0000000000");

        browser.find(heads + " button").click();
        assertThat(browser.find(heads).getDomAttribute("aria-sort")).isEqualTo("descending");
        assertThat(browser.texts("#funny-table tbody td:nth-child(3)").get(0))
                .isEqualTo("f0000004999");
    }

    @Test
    void aTableIsPaged() {
        open("trending", DESKTOP, false);

        browser.find("#funny-table [aria-label='Next page']").click();
        assertThat(browser.find("#funny-table .pager span").getText())
                .isEqualTo("26–50 of 5,000 videos");
        browser.find("#funny-table [aria-label='Last page']").click();
        assertThat(browser.find("#funny-table .pager span").getText())
                .isEqualTo("4,976–5,000 of 5,000 videos");
        assertThat(browser.find("#funny-table [aria-label='Next page']").isEnabled()).isFalse();
    }

    @Test
    void theKeyboardFiltersFunnyVideosByCategory() {
        open("trending", DESKTOP, false);
        WebElement music =
                browser.findAll("#funny-categories button").stream()
                        .filter(button -> button.getText().startsWith("Music"))
                        .findFirst()
                        .orElseThrow();

        focus(music);
        press(Keys.SPACE);

        assertThat(browser.texts("#funny-table tbody td:nth-child(2)")).containsOnly("Music");
        assertThat(music.getDomAttribute("aria-pressed")).isEqualTo("true");
        press(Keys.SPACE);
        assertThat(browser.find("#funny-table .pager span").getText())
                .isEqualTo("1–25 of 5,000 videos");
    }

    @Test
    void theGalleryShowsTheImagesAndLinksToYouTube() {
        open("trending", DESKTOP, false);

        assertThat(browser.findAll("#worldwide-gallery li")).hasSize(24);
        browser.run("document.getElementById('worldwide').scrollIntoView()");
        PATIENTLY.untilAsserted(
                () ->
                        assertThat(
                                        browser.run(
                                                "return document.querySelector('#worldwide-gallery"
                                                        + " img').naturalWidth"))
                                .isEqualTo(48L));
        assertThat(browser.find("#worldwide-gallery li a").getDomAttribute("href"))
                .startsWith("https://www.youtube.com/watch?v=w00");
        assertThat(browser.texts("#worldwide-gallery .pager span"))
                .containsExactly("1–24 of 5,000 videos");
    }

    /** YouTube's images are 4:3, with black bars above and below. A card shows the 16:9 middle. */
    @Test
    void aCardShowsTheMiddleOfItsImage() {
        open("trending", DESKTOP, false);
        browser.run("document.getElementById('worldwide').scrollIntoView()");

        PATIENTLY.untilAsserted(
                () ->
                        assertThat(
                                        browser.run(
                                                "const i = document.querySelector('.picture"
                                                        + " img'); return i.naturalHeight"
                                                        + " && Math.round(i.offsetHeight -"
                                                        + " i.parentElement.offsetHeight)"))
                                .isEqualTo(0L));
        assertThat(browser.run("return document.querySelector('.picture img').naturalHeight"))
                .isNotEqualTo(0L);
    }

    @Test
    void aTableFitsTheWidthOfAPhone() {
        open("trending", PHONE, false);

        assertThat(
                        browser.run(
                                "const s = document.querySelector('#funny-table .scroll'); return"
                                        + " s.scrollWidth - s.clientWidth"))
                .isEqualTo(0L);
    }

    @Test
    void theGalleryCanBeSortedAndShownAsATable() {
        open("trending", DESKTOP, false);

        browser.run(
                "const s = document.querySelector('#worldwide-gallery select'); s.value = 'first';"
                        + " s.dispatchEvent(new Event('change'))");
        assertThat(browser.find("#worldwide-gallery li p").getText()).contains("1 Jan 2015");

        browser.find("#worldwide-gallery [aria-label='View'] button:last-child").click();
        assertThat(browser.findAll("#worldwide-gallery tbody tr")).hasSize(25);
        assertThat(browser.find("#worldwide-gallery .gallery").isDisplayed()).isFalse();
    }

    @Test
    void linkedImagesBesideThePageAreShown() throws Exception {
        Path folder = Files.createDirectories(output.resolve("linked/trending"));
        new MadeUpResults(output.resolve("linked")).worldwide(1, 1, i -> "Video");
        Report.draw(new org.apache.flink.core.fs.Path(folder.toUri()));
        Path page = folder.resolve("report.html");
        String linked =
                Files.readString(page)
                        .replace("\"images\":[0]", "\"images\":[\"thumbnails/w0000000000.png\"]");
        Files.writeString(page, linked);

        browser.open(page, DESKTOP, false);
        browser.run("document.getElementById('worldwide').scrollIntoView()");

        PATIENTLY.untilAsserted(
                () ->
                        assertThat(
                                        browser.run(
                                                "return document.querySelector('#worldwide-gallery"
                                                        + " img')?.naturalWidth"))
                                .isEqualTo(48L));
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void categoriesAreShownPerCountry() {
        open("trending", DESKTOP, false);

        assertThat(browser.find("#country-categories h3").getText())
                .isEqualTo("South Korea: 4,900 listings by category");
        assertThat(browser.findAll("#country-categories tbody tr")).hasSize(3);
    }

    @Test
    void theChosenThemeIsKept() {
        open("trending", DESKTOP, false);
        String light = background();

        browser.find("#theme").click();

        assertThat(background()).isNotEqualTo(light);
        open("trending", DESKTOP, false);
        assertThat(background()).isNotEqualTo(light);
        browser.find("#theme").click();
        assertThat(background()).isEqualTo(light);
    }

    @Test
    void theFirstTabStopSkipsToTheResults() {
        open("trending", DESKTOP, false);

        press(Keys.TAB);

        assertThat(browser.run("return document.activeElement.textContent"))
                .isEqualTo("Skip to the results");
    }

    @Test
    void aButtonSelectsAListOfFilms() {
        open("movies", DESKTOP, false);
        assertThat(browser.find("#film-lists .pager span").getText())
                .isEqualTo("1–25 of 24,000 films");

        browser.findAll("#lists .group button").get(2).click();

        assertThat(browser.find("#film-lists [data-list='films-of-decade'] .pager span").getText())
                .isEqualTo("1–25 of 240 films");
    }

    /** The time is printed and not checked, since it depends on the machine. */
    @Test
    void aPageOfFiveThousandVideosDrawsOnlyTheShownRows() {
        open("trending", DESKTOP, false);

        double ready =
                ((Number)
                                browser.run(
                                        "return performance.getEntriesByType('mark').find((m) =>"
                                                + " m.name === 'marquee-ready').startTime"))
                        .doubleValue();
        System.out.printf(Locale.ROOT, "ready after %.0f ms%n", ready);
        long elements = (long) browser.run("return document.querySelectorAll('*').length");
        assertThat(elements).isLessThan(3_000);
    }

    @Test
    void printingAPageRestoresItsTheme() throws Exception {
        open("trending", DESKTOP, true);

        Map<String, Object> printed = browser.devTools("Page.printToPDF", Map.of());

        assertThat((String) printed.get("data")).hasSizeGreaterThan(10_000);
        JsonNode theme =
                JSON.valueToTree(
                        browser.run("return document.documentElement.dataset.theme ?? null"));
        assertThat(theme.isNull()).as("the theme is that of the system").isTrue();
    }

    private static void open(String job, int width, boolean dark) {
        browser.open(page(job), width, dark);
    }

    private static Path page(String job) {
        return output.resolve(job).resolve("report.html");
    }

    private static void search(String place, String words) {
        WebElement input = browser.find(place + " input[type=search]");
        input.clear();
        input.sendKeys(words);
    }

    private static void press(CharSequence key) {
        new Actions(browser.driver()).sendKeys(key).perform();
    }

    private static void focus(WebElement element) {
        browser.run("arguments[0].focus()", element);
    }

    private static void awaitText(String css, String text) {
        PATIENTLY.untilAsserted(() -> assertThat(browser.find(css).getText()).contains(text));
    }

    private static String background() {
        return (String) browser.run("return getComputedStyle(document.body).backgroundColor");
    }

    /** Returns the number of pixels of a chart that are not transparent. */
    private static long drawnPixels(String place) {
        return (long)
                browser.run(
                        "const c = document.querySelector(arguments[0] + ' canvas');const p ="
                            + " c.getContext('2d').getImageData(0, 0, c.width, c.height).data;let n"
                            + " = 0; for (let i = 3; i < p.length; i += 4) { n += p[i] > 0; }"
                            + " return n;",
                        place);
    }
}
