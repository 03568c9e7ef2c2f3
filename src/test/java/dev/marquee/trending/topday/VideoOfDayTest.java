package dev.marquee.trending.topday;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VideoOfDayTest {
    private static final short DE = 82;
    private static final short GB = 157;
    private static final short US = 538;
    private static final DayViews EMPTY = new DayViews("2017-11-14", 0, 0, 0, 0);

    private record Row(short country, long views) {}

    @Test
    void aRowAddsAListing() {
        assertThat(figures(new Row(US, 10))).isEqualTo(new DayViews("2017-11-14", 10, 10, 1, 1));
    }

    @Test
    void eachCountryAddsAListingAndTheVideoCountsItsMostViews() {
        assertThat(figures(new Row(US, 10), new Row(GB, 30), new Row(DE, 20)))
                .isEqualTo(new DayViews("2017-11-14", 60, 30, 1, 3));
    }

    @Test
    void theRepeatedRowWithTheMostViewsCounts() {
        DayViews expected = new DayViews("2017-11-14", 30, 30, 1, 1);

        assertThat(figures(new Row(US, 10), new Row(US, 30), new Row(US, 20))).isEqualTo(expected);
        assertThat(figures(new Row(US, 30), new Row(US, 10), new Row(US, 30))).isEqualTo(expected);
    }

    @Test
    void aRowWithoutNewViewsChangesNothing() {
        VideoOfDay video = row(US, 10).with(row(GB, 30));

        assertThat(video.with(row(US, 10))).isSameAs(video);
        assertThat(video.with(row(US, 9))).isSameAs(video);
        assertThat(video.with(video)).isSameAs(video);
        assertThat(video.with(row(US, 11))).isNotSameAs(video);
        assertThat(video.with(row(DE, 0))).isNotSameAs(video);
        assertThat(VideoOfDay.NOWHERE.with(row(US, 0))).isNotSameAs(VideoOfDay.NOWHERE);
    }

    @Test
    void sumsHave64Bits() {
        long views = 4_000_000_000L;

        assertThat(figures(new Row(US, views), new Row(GB, views)))
                .isEqualTo(new DayViews("2017-11-14", 8_000_000_000L, views, 1, 2));
    }

    @Test
    void aListingWithZeroViewsCounts() {
        assertThat(figures(new Row(US, 0))).isEqualTo(new DayViews("2017-11-14", 0, 0, 1, 1));
    }

    @Test
    void theOrderOfTheRowsDoesNotChangeTheFigures() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            List<Row> rows = new ArrayList<>();
            Map<Short, Long> most = new HashMap<>();
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                Row row = new Row((short) random.nextInt(4), random.nextLong(5_000_000_000L));
                rows.add(row);
                most.merge(row.country(), row.views(), Math::max);
            }

            assertThat(figures(rows.toArray(Row[]::new)))
                    .isEqualTo(
                            new DayViews(
                                    "2017-11-14",
                                    most.values().stream().mapToLong(Long::longValue).sum(),
                                    most.values().stream()
                                            .mapToLong(Long::longValue)
                                            .max()
                                            .orElse(0),
                                    1,
                                    most.size()));
        }
    }

    /** Rows that are gathered in pieces give the same figures as single rows. */
    @Test
    void gatheringRowsDoesNotChangeTheFigures() {
        Random random = new Random(4);
        for (int round = 0; round < 500; round++) {
            Row[] rows = new Row[random.nextInt(1, 30)];
            VideoOfDay all = VideoOfDay.NOWHERE;
            VideoOfDay piece = VideoOfDay.NOWHERE;
            DayViews day = EMPTY;
            for (int i = 0; i < rows.length; i++) {
                rows[i] = new Row((short) random.nextInt(9), random.nextLong(5_000_000_000L));
                piece = piece.with(row(rows[i].country(), rows[i].views()));
                if (i + 1 == rows.length || random.nextInt(4) == 0) {
                    VideoOfDay after = all.with(piece);
                    day = VideoOfDay.change(day, all, after);
                    all = after;
                    piece = VideoOfDay.NOWHERE;
                }
            }

            assertThat(day).isEqualTo(figures(rows));
        }
    }

    private static VideoOfDay row(short country, long views) {
        return new VideoOfDay(new short[] {country}, new long[] {views});
    }

    private static DayViews figures(Row... rows) {
        DayViews day = EMPTY;
        VideoOfDay video = VideoOfDay.NOWHERE;
        for (Row row : rows) {
            VideoOfDay after = video.with(row(row.country(), row.views()));
            day = VideoOfDay.change(day, video, after);
            video = after;
        }
        return day;
    }
}
