package dev.marquee.trending;

import dev.marquee.job.Figures;
import dev.marquee.job.RejectLimit;
import dev.marquee.job.StateSnapshots;
import dev.marquee.trending.funny.FunnyRow;
import dev.marquee.trending.funny.FunnyVideo;
import dev.marquee.trending.topday.DayViews;
import dev.marquee.trending.topday.VideoOfDay;
import dev.marquee.trending.worldwide.Appearance;
import dev.marquee.trending.worldwide.Listings;
import dev.marquee.trending.worldwide.VideoHistory;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** State that a released version wrote can be read by this one. */
final class StateSnapshotTest {
    private static final Map<String, Object> VALUES =
            Map.of(
                    "worldwide-video", history(),
                    "day-views-day", new DayViews("2017-11-14", 8_000_000_000L, 5, 3, 4),
                    "day-views-video",
                            new VideoOfDay(new short[] {538, 157}, new long[] {6_000_000_000L, 7}),
                    "category-join-categories",
                            new Categories(
                                    new String[] {"GB", "US"},
                                    new String[] {"1", "23"},
                                    new String[] {"Film", "Comedy"}),
                    "category-join-waiting-row", new FunnyRow("video", "Title", "US", "23", null),
                    "funny-videos-key", new FunnyVideo("video", "Title", "Comedy"),
                    "figure", new Figures.Saved("rejected.date", "SUM", 5_000_000_000L),
                    "reject-limit-count", new RejectLimit.Count(5_000_000_001L, 5_000_000_000L));
    private static final StateSnapshots SNAPSHOTS = new StateSnapshots("trending", VALUES);

    static Stream<Arguments> snapshots() {
        return SNAPSHOTS.all();
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("snapshots")
    void whatAVersionWroteIsRead(String version, String name) throws IOException {
        SNAPSHOTS.assertRead(version, name);
    }

    /** Writes the files of a version that is to be released: its number is the argument. */
    public static void main(String[] arguments) throws IOException {
        SNAPSHOTS.write(arguments[0]);
    }

    private static VideoHistory history() {
        VideoHistory history = new VideoHistory();
        history.listings = listings();
        history.latest = new Appearance(17_484, (short) 538, "Títle 😂", "link");
        history.emitted = true;
        return history;
    }

    private static Listings listings() {
        Listings listings = new Listings();
        listings.pairs = new int[] {-2_147_000_000, -5, 7, 2_147_000_000, 0, 0};
        listings.size = 4;
        return listings;
    }
}
