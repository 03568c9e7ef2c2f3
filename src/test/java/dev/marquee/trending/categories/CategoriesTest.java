package dev.marquee.trending.categories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.trending.CategoryTitles;
import dev.marquee.trending.Country;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

/** Tests the parts of the question {@code categories} one by one. */
final class CategoriesTest {
    private static final CategoryTitles TITLES =
            CategoryTitles.of(
                    List.of(Map.entry("US", Map.of("23", "Comedy", "34", "Comedy", "1", "Film"))));

    @Test
    void combinedDaysHaveEachDayOnceAndTheMostViews() {
        ListedDays days = ListedDays.of(7, 10).and(ListedDays.of(5, 3)).and(ListedDays.of(7, 4));

        assertThat(days.days()).containsExactly(5, 7);
        assertThat(days.views()).isEqualTo(10);
        assertThat(days.covers(5, 10)).isTrue();
        assertThat(days.covers(5, 11)).as("more views").isFalse();
        assertThat(days.covers(6, 1)).as("another day").isFalse();
    }

    @Test
    @SuppressWarnings("try") // Flink declares that closing an operator may throw anything.
    void aVideoCountsOnceForTwoCategoriesWithTheSameTitle() throws Exception {
        try (var run =
                ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                        new CategoryVideosFunction(),
                        ListedVideo::video,
                        Types.STRING,
                        CategoryVideosFunction.TITLES)) {
            run.processElement(listed("a", "US", "23", 5, 10), 0);
            run.processElement(listed("a", "US", "34", 5, 30), 0);
            run.processElement(listed("a", "US", "34", 6, 20), 0);
            run.processElement(listed("a", "GB", "23", 5, 7), 0);
            run.processElement(listed("b", "US", "99", 5, 1), 0);
            run.processBroadcastElement(TITLES, 0);
            assertThat(run.extractOutputValues()).as("before the end").isEmpty();

            run.processWatermark(Watermark.MAX_WATERMARK.getTimestamp());
            run.processBroadcastWatermark(Watermark.MAX_WATERMARK.getTimestamp());
            assertThat(run.extractOutputValues())
                    .containsExactlyInAnyOrder(
                            new CategorySum("US", "Comedy", 1, 2, 30),
                            new CategorySum("GB", "Comedy", 1, 1, 7),
                            new CategorySum("US", "unknown", 1, 1, 1));
        }
    }

    @Test
    void categoriesAreRankedByListingsThenVideosThenTitle() {
        List<CategorySum> sums =
                new ArrayList<>(
                        List.of(
                                new CategorySum("US", "d", 1, 9, 1),
                                new CategorySum("US", "c", 2, 9, 1),
                                new CategorySum("US", "b", 2, 9, 1),
                                new CategorySum("US", "a", 1, 10, 1)));
        sums.sort(CategorySum::compare);

        assertThat(sums).extracting(CategorySum::category).containsExactly("a", "b", "c", "d");
    }

    @Test
    void anOverflowNamesItsCategory() {
        CategorySum most = new CategorySum("US", "Comedy", 1, 1, Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(new CategorySum("US", "Comedy", 1, 1, 1)))
                .hasMessage("the sum of the views of category 'Comedy' in US does not fit 64 bits");
    }

    private static ListedVideo listed(
            String video, String country, String category, int day, long views) {
        return new ListedVideo(
                video,
                new CategoryInCountry(Country.number(country), category, ""),
                ListedDays.of(day, views));
    }
}
