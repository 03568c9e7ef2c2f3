package dev.marquee.trending.worldwide.sightings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.Emit;
import dev.marquee.job.OperatorRun;
import dev.marquee.job.Operators;
import dev.marquee.trending.Country;
import dev.marquee.trending.Listing;
import dev.marquee.trending.ListingBatch;
import dev.marquee.trending.ListingBatches;
import dev.marquee.trending.worldwide.rule.Together;
import dev.marquee.trending.worldwide.rule.VideoHistory;
import dev.marquee.trending.worldwide.rule.WorldwideRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SightingsByVideoTest {
    private static final WorldwideRule RULE =
            new WorldwideRule(List.of("GB", "US"), Together.SAME_DAY, 2);

    private final List<SightingsBlock> full = new ArrayList<>();

    @Test
    void itDrainsAtItsLimitOfBytes() {
        SightingsByVideo sightings = new SightingsByVideo(RULE, 100, 100, 1_000_000, 7);
        String title = "x".repeat(400_000);

        for (int video = 0; video < 30; video++) {
            add(sightings, row("video" + video, "US", 1, title));
        }

        assertThat(full)
                .as("blocks emitted before the number of videos or listings is reached")
                .hasSizeGreaterThan(26);
    }

    @Test
    void rowsOfAVideoAreGatheredIntoOneElement() {
        SightingsByVideo sightings = new SightingsByVideo(RULE, 100, 100, 1 << 20, 7);
        add(sightings, row("a", "US", 1, "first"));
        add(sightings, row("a", "US", 2, "second"), row("a", "US", 2, "a second"));
        add(sightings, row("a", "GB", 1, "abroad"));

        assertThat(drained(sightings))
                .singleElement()
                .satisfies(
                        some -> {
                            assertThat(some.video()).isEqualTo("a");
                            assertThat(some.rows()).isEqualTo(4);
                            assertThat(some.listings().size).isEqualTo(3);
                            assertThat(some.latest().day()).isEqualTo(2);
                            assertThat(some.latest().country()).isEqualTo(Country.number("US"));
                            assertThat(some.latest().title()).isEqualTo("a second");
                            assertThat(some.latest().thumbnail()).isEqualTo("link");
                        });
        assertThat(drained(sightings)).isEmpty();
        assertThat(full).isEmpty();
    }

    @Test
    void aRowOfAnotherCountryIsNotAnAppearance() {
        SightingsByVideo sightings = new SightingsByVideo(RULE, 100, 100, 1 << 20, 7);
        add(sightings, row("a", "FR", 9, "ailleurs"));

        assertThat(drained(sightings))
                .singleElement()
                .satisfies(
                        some -> {
                            assertThat(some.listings().size).isEqualTo(1);
                            assertThat(some.latest()).isNull();
                        });
    }

    @Test
    void itDrainsAtItsLimitsOfVideosAndListings() {
        SightingsByVideo ofVideos = new SightingsByVideo(RULE, 2, 100, 1 << 20, 7);
        add(ofVideos, row("a", "US", 1, ""));
        assertThat(full).isEmpty();
        add(ofVideos, row("b", "US", 1, ""), row("c", "US", 1, ""));
        assertThat(videos(full)).containsExactlyInAnyOrder("a", "b");
        assertThat(drained(ofVideos)).extracting(Sightings::video).containsExactly("c");

        full.clear();
        SightingsByVideo ofListings = new SightingsByVideo(RULE, 100, 2, 1 << 20, 7);
        add(ofListings, row("a", "US", 1, ""), row("a", "US", 1, ""));
        assertThat(full).isEmpty();
        add(ofListings, row("a", "US", 2, ""));
        assertThat(videos(full)).containsExactly("a");
        assertThat(drained(ofListings)).isEmpty();
    }

    @Test
    void withALimitOfOneListingEachListingIsEmittedAlone() {
        SightingsByVideo sightings = new SightingsByVideo(RULE, 100, 1, 1 << 20, 7);
        add(sightings, row("a", "US", 1, ""), row("a", "US", 2, ""), row("b", "US", 2, ""));

        assertThat(full).hasSize(3).allSatisfy(block -> assertThat(block).hasSize(1));
    }

    /** Each block contains all gathered videos of its key group, and no others. */
    @Test
    void aBlockContainsTheVideosOfOneKeyGroup() {
        SightingsByVideo sightings = new SightingsByVideo(RULE, 100_000, 100_000, 1 << 20, 7);
        Listing[] rows = new Listing[20_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("v" + i, "US", 1, "title " + i);
        }
        for (int i = 0; i < rows.length; i += 500) {
            add(sightings, Arrays.copyOfRange(rows, i, i + 500));
        }
        sightings.drainTo(full::add);

        assertThat(full).extracting(SightingsBlock::group).doesNotHaveDuplicates();
        assertThat(full).hasSizeGreaterThan(1000);
        assertThat(videos(full)).hasSize(rows.length).doesNotHaveDuplicates();
        for (SightingsBlock block : full) {
            for (Sightings some : block) {
                byte[] id = some.video().getBytes(UTF_8);
                assertThat(SightingsBlock.groupOf(id, 0, id.length)).isEqualTo(block.group());
            }
        }
    }

    /**
     * Links that differ only by the id are encoded in a short form. Every link is restored
     * unchanged.
     */
    @Test
    void anyLinkIsRestored() {
        String[] links = {
            "https://i.ytimg.com/vi/{}/default.jpg",
            "https://i.ytimg.com/vi/{}/hqdefault.jpg",
            "https://i.ytimg.com/vi/someone-else/default.jpg",
            "{}",
            "{}{}",
            "x{}{}",
            "",
            "https://i.ytimg.com/vi//default.jpg"
        };
        Random random = new Random(9);
        Map<String, String> expected = new TreeMap<>();
        SightingsByVideo sightings = new SightingsByVideo(RULE, 100_000, 100_000, 1 << 20, 7);
        short country = Country.number("US");
        for (int i = 0; i < 20_000; i++) {
            String video = Integer.toString(i, 36) + "é".repeat(random.nextInt(3));
            String link = links[random.nextInt(links.length)].replace("{}", video);
            expected.put(video, link);
            add(sightings, new Listing(country, video, 1, "title", "1", "", 1, 1, link, false));
        }

        Map<String, String> kept = new TreeMap<>();
        drained(sightings).forEach(some -> kept.put(some.video(), some.latest().thumbnail()));
        assertThat(kept).isEqualTo(expected);
    }

    /** Savepoints assign state by key group, so a change would make them unreadable. */
    @ParameterizedTest
    @CsvSource({"a, 546", "dQw4w9WgXcQ, 133", "日本 #1, 122"})
    void theGroupOfAVideoNeverChanges(String video, int group) {
        byte[] id = video.getBytes(UTF_8);

        assertThat(SightingsBlock.groupOf(id, 0, id.length)).isEqualTo(group);
    }

    @Test
    void theTimesOfDrainingDoNotChangeTheAnswers() {
        Random random = new Random(5);
        List<Listing> rows = new ArrayList<>();
        String[] countries = {"US", "GB", "FR"};
        // Their order by code points differs from the order of String.compareTo.
        String[] titles = {"", "t", "te", "é", "\uff21", "😂"};
        for (int i = 0; i < 2_000; i++) {
            rows.add(
                    row(
                            "v" + random.nextInt(9),
                            countries[random.nextInt(3)],
                            random.nextInt(20),
                            titles[random.nextInt(titles.length)]));
        }
        SightingsByVideo never = new SightingsByVideo(RULE, 100, 10_000, 1 << 20, 7);
        SightingsByVideo often = new SightingsByVideo(RULE, 4, 10, 1 << 20, 7);
        List<Sightings> pieces = new ArrayList<>();
        for (Listing row : rows) {
            add(never, row);
            add(often, row);
        }
        often.drainTo(full::add);
        full.forEach(block -> block.forEach(pieces::add));

        assertThat(summary(pieces)).isEqualTo(summary(drained(never)));
        assertThat(pieces).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(Emit.class)
    void aWholeBatchIsGatheredBeforeItIsEmitted(Emit emit) throws Exception {
        Listing[] rows = new Listing[300];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row("a", "US", i, "title");
        }
        try (var run =
                OperatorRun.of(
                        TypeInformation.of(ListingBatch.class),
                        1,
                        listings ->
                                SightingsByVideo.attach(
                                        listings, RULE, emit, new Operators(Map.of())))) {
            run.take(ListingBatches.of(rows));

            assertThat(run.emitted()).hasSize(emit == Emit.ON_CHANGE ? 1 : 0);
            run.take(ListingBatches.of(rows), ListingBatches.of(rows));
            assertThat(run.endOfInput().emitted())
                    .hasSize(emit == Emit.ON_CHANGE ? 2 : 1)
                    .allSatisfy(
                            block ->
                                    assertThat(block)
                                            .singleElement()
                                            .returns(300, some -> some.listings().size));
        }
    }

    private void add(SightingsByVideo sightings, Listing... rows) {
        sightings.add(ListingBatches.of(rows), full::add);
    }

    private static List<String> videos(List<SightingsBlock> blocks) {
        List<String> videos = new ArrayList<>();
        blocks.forEach(block -> block.forEach(some -> videos.add(some.video())));
        return videos;
    }

    /** Returns a line for each video with all its sightings. */
    private static Set<String> summary(List<Sightings> sightings) {
        Map<String, VideoHistory> histories = new TreeMap<>();
        Map<String, Long> rows = new TreeMap<>();
        for (Sightings some : sightings) {
            histories
                    .computeIfAbsent(some.video(), video -> new VideoHistory())
                    .add(some.listings(), some.latest());
            rows.merge(some.video(), some.rows(), Long::sum);
        }
        Set<String> lines = new TreeSet<>();
        histories.forEach(
                (video, history) -> {
                    StringBuilder line = new StringBuilder(video + " " + rows.get(video));
                    if (history.latest != null) {
                        line.append(
                                " '%s' of %d/%d"
                                        .formatted(
                                                history.latest.title(),
                                                history.latest.day(),
                                                history.latest.country()));
                    }
                    for (int i = 0; i < history.listings.size; i++) {
                        line.append(' ')
                                .append(history.listings.day(i))
                                .append('/')
                                .append(history.listings.country(i));
                    }
                    lines.add(line.toString());
                });
        return lines;
    }

    private static List<Sightings> drained(SightingsByVideo sightings) {
        List<Sightings> drained = new ArrayList<>();
        sightings.drainTo(block -> block.forEach(drained::add));
        return drained;
    }

    private static Listing row(String video, String country, int day, String title) {
        return new Listing(
                Country.number(country), video, day, title, "1", "", 1, 1, "link", false);
    }
}
