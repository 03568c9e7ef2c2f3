package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("--tag", "--tag-match", "--together");

    @Test
    void theNameWithTheFewestEditsIsNearest() {
        assertThat(Nearest.to("--tga", NAMES)).contains("--tag");
        assertThat(Nearest.to("--tagmatch", NAMES)).contains("--tag-match");
        assertThat(Nearest.to("--TOGETHER", NAMES)).contains("--together");
    }

    @Test
    void aNameThatContainsTheWordIsNear() {
        List<String> names = List.of("worldwide-videos", "funny-videos", "top-day");

        assertThat(Nearest.to("top", names)).contains("top-day");
        assertThat(Nearest.to("Funny", names)).contains("funny-videos");
        assertThat(Nearest.to("videos", names)).contains("funny-videos");
        assertThat(Nearest.to("to", names)).isEmpty();
    }

    @Test
    void aDissimilarWordHasNoNearestName() {
        assertThat(Nearest.to("--parallelism", NAMES)).isEmpty();
        assertThat(Nearest.to("", NAMES)).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }

    @Test
    void theSuggestionFollowsTheErrorAsAQuestion() {
        assertThat("no option" + Nearest.question("--tga", NAMES))
                .isEqualTo("no option; did you mean '--tag'?");
        assertThat(Nearest.question("x", NAMES)).isEmpty();
    }
}
