package dev.marquee.trending.worldwide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AppearanceTest {
    private static final short GB = 157;
    private static final short US = 538;

    /** Each is before all that follow. */
    private static final List<Appearance> IN_ORDER =
            List.of(
                    new Appearance(3, US, "Z", "z"),
                    new Appearance(2, GB, "Z", "z"),
                    new Appearance(2, US, "A", "a"),
                    new Appearance(2, US, "A", "b"),
                    new Appearance(2, US, "B", ""),
                    new Appearance(2, US, "\uff21 full width", ""),
                    new Appearance(2, US, "😂 beyond the basic plane", "\uff21"),
                    new Appearance(2, US, "😂 beyond the basic plane", "😂"),
                    new Appearance(1, GB, "", ""),
                    new Appearance(-1, GB, "", ""));

    @Test
    void theLatestDayThenTheSmallestCountryThenTitleThenLink() {
        for (int left = 0; left < IN_ORDER.size(); left++) {
            for (int right = 0; right < IN_ORDER.size(); right++) {
                assertThat(IN_ORDER.get(left).isBefore(IN_ORDER.get(right)))
                        .as("%s before %s", IN_ORDER.get(left), IN_ORDER.get(right))
                        .isEqualTo(left < right);
            }
        }
    }
}
