package dev.marquee.trending.worldwide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.trending.Country;
import dev.marquee.trending.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SightingsByVideoTest {
    private static final WorldwideRule RULE =
            new WorldwideRule(List.of("GB", "US"), Together.SAME_DAY, 2);

    @Test
    void rowsOfAVideoComeToOne() {
        SightingsByVideo sightings = new SightingsByVideo(RULE, 100, 100);
        sightings.add(row("a", "US", 1, "first"));
        sightings.add(row("a", "US", 2, "second"));
        sightings.add(row("a", "US", 2, "a second"));
        sightings.add(row("a", "GB", 1, "abroad"));

        assertThat(drained(sightings))
                .singleElement()
                .satisfies(
                        some -> {
                            assertThat(some.video()).isEqualTo("a");
                            assertThat(some.rows()).isEqualTo(4);
                            assertThat(some.listings().size).isEqualTo(3);
                            assertThat(some.latest())
                                    .isEqualTo(
                                            new Appearance(
                                                    2, Country.number("US"), "a second", "link"));
                        });
        assertThat(drained(sightings)).isEmpty();
    }

    @Test
    void aCountryThatIsNotAskedForHasNoLooks() {
        SightingsByVideo sightings = new SightingsByVideo(RULE, 100, 100);
        sightings.add(row("a", "FR", 9, "ailleurs"));

        assertThat(drained(sightings))
                .singleElement()
                .satisfies(
                        some -> {
                            assertThat(some.listings().size).isEqualTo(1);
                            assertThat(some.latest()).isNull();
                        });
    }

    @Test
    void itHoldsSoManyVideosOrListingsAndNoMore() {
        SightingsByVideo ofVideos = new SightingsByVideo(RULE, 2, 100);
        ofVideos.add(row("a", "US", 1, ""));
        assertThat(ofVideos.isFull()).isFalse();
        ofVideos.add(row("b", "US", 1, ""));
        assertThat(ofVideos.isFull()).isTrue();

        SightingsByVideo ofListings = new SightingsByVideo(RULE, 100, 2);
        ofListings.add(row("a", "US", 1, ""));
        ofListings.add(row("a", "US", 1, ""));
        assertThat(ofListings.isFull()).isFalse();
        ofListings.add(row("a", "US", 2, ""));
        assertThat(ofListings.isFull()).isTrue();
        assertThat(drained(ofListings)).hasSize(1);
        assertThat(ofListings.isFull()).isFalse();
    }

    /** However often it is drained in between, what comes out says the same of every video. */
    @Test
    void whenItIsDrainedChangesNothing() {
        Random random = new Random(5);
        List<Listing> rows = new ArrayList<>();
        String[] countries = {"US", "GB", "FR"};
        for (int i = 0; i < 2_000; i++) {
            rows.add(
                    row(
                            "v" + random.nextInt(9),
                            countries[random.nextInt(3)],
                            random.nextInt(20),
                            "t" + random.nextInt(4)));
        }
        SightingsByVideo never = new SightingsByVideo(RULE, 100, 10_000);
        SightingsByVideo often = new SightingsByVideo(RULE, 4, 10);
        List<Sightings> pieces = new ArrayList<>();
        for (Listing row : rows) {
            never.add(row);
            often.add(row);
            if (often.isFull()) {
                often.drainTo(pieces::add);
            }
        }
        often.drainTo(pieces::add);

        assertThat(said(pieces)).isEqualTo(said(drained(never)));
        assertThat(pieces).hasSizeGreaterThan(100);
    }

    /** A line a video: what all of its sightings say together. */
    private static Set<String> said(List<Sightings> sightings) {
        Set<String> lines = new TreeSet<>();
        for (String video : sightings.stream().map(Sightings::video).distinct().toList()) {
            Listings listings = new Listings();
            long rows = 0;
            Appearance latest = null;
            for (Sightings some : sightings) {
                if (some.video().equals(video)) {
                    listings.addAll(some.listings());
                    rows += some.rows();
                    if (some.latest() != null
                            && (latest == null || some.latest().isBefore(latest))) {
                        latest = some.latest();
                    }
                }
            }
            StringBuilder days = new StringBuilder();
            for (int i = 0; i < listings.size; i++) {
                days.append(' ').append(listings.day(i)).append('/').append(listings.country(i));
            }
            lines.add(video + " " + rows + " " + latest + days);
        }
        return lines;
    }

    private static List<Sightings> drained(SightingsByVideo sightings) {
        List<Sightings> drained = new ArrayList<>();
        sightings.drainTo(drained::add);
        return drained;
    }

    private static Listing row(String video, String country, int day, String title) {
        return new Listing(
                Country.number(country), video, day, title, "1", "", 1, 1, "link", false);
    }
}
