package dev.marquee.trending.worldwide.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.trending.Country;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AppearanceTest {
    private static final short GB = Country.number("GB");
    private static final short US = Country.number("US");

    /** Each appearance is later than all that follow it. */
    private static final List<SavedAppearance> LATEST_FIRST =
            List.of(
                    appearance(3, US, "Z", "z"),
                    appearance(2, GB, "Z", "z"),
                    appearance(2, US, "A", "a"),
                    appearance(2, US, "A", "b"),
                    appearance(2, US, "AB", ""),
                    appearance(2, US, "B", ""),
                    appearance(2, US, "\uff21 full width", ""),
                    appearance(2, US, "😂 beyond the basic plane", "\uff21"),
                    appearance(2, US, "😂 beyond the basic plane", "😂"),
                    appearance(1, GB, "", ""),
                    appearance(-1, GB, "", ""));

    @Test
    void theLatestDayWinsThenTheSmallestCountryTitleAndLink() {
        for (int one = 0; one < LATEST_FIRST.size(); one++) {
            for (int other = 0; other < LATEST_FIRST.size(); other++) {
                assertThat(LATEST_FIRST.get(one).isLaterThan(LATEST_FIRST.get(other)))
                        .as("%d before %d", one, other)
                        .isEqualTo(one < other);
            }
        }
    }

    @Test
    void titleAndLinkAreReadSeparately() {
        SavedAppearance saved = appearance(1, GB, "título", "ítem");

        assertThat(saved.title()).isEqualTo("título");
        assertThat(saved.thumbnail()).isEqualTo("ítem");
    }

    private static SavedAppearance appearance(int day, short country, String title, String link) {
        return new SavedAppearance(
                day, country, (title + link).getBytes(UTF_8), title.getBytes(UTF_8).length);
    }
}
