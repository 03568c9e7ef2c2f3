package dev.marquee.trending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.Emit;
import dev.marquee.job.OperatorRun;
import dev.marquee.rabbitmq.message.Message;
import dev.marquee.trending.GatherCategories.Announcement;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

final class GatherCategoriesTest {
    private static final Announcement OF_US = file("US", "1", "Film");
    private static final Announcement OF_GB = file("GB", "2", "Autos");

    @Test
    void allFilesAreEmittedTogetherAtTheEndOfInput() throws Exception {
        try (var run = start(Emit.AT_END)) {
            run.take(Announcement.MESSAGES_ARRIVE, OF_US, Announcement.MESSAGES_ARRIVE, OF_GB);
            run.processingTime(Duration.ofMinutes(1));
            assertThat(run.emitted()).isEmpty();

            List<CategoryTitles> emitted = run.endOfInput().emitted();
            assertThat(emitted).hasSize(1);
            assertThat(title(emitted, "US", "1")).isEqualTo("Film");
            assertThat(title(emitted, "GB", "2")).isEqualTo("Autos");
        }
    }

    @Test
    void withoutFilesAnEmptyListIsEmittedAtTheEndOfInput() throws Exception {
        try (var run = start(Emit.AT_END)) {
            List<CategoryTitles> emitted =
                    run.take(Announcement.MESSAGES_ARRIVE).endOfInput().emitted();

            assertThat(title(emitted, "US", "1")).isEqualTo(CategoryTitles.UNKNOWN);
        }
    }

    @Test
    void forAnEndlessInputEachFileIsEmittedAtOnceWithEarlierFiles() throws Exception {
        try (var run = start(Emit.ON_CHANGE)) {
            List<CategoryTitles> first = run.take(OF_US).emitted();
            assertThat(title(first, "US", "1")).isEqualTo("Film");

            List<CategoryTitles> second = run.take(OF_GB).emitted();
            assertThat(title(second, "US", "1")).isEqualTo("Film");
            assertThat(title(second, "GB", "2")).isEqualTo("Autos");
            assertThat(run.take(Announcement.MESSAGES_ARRIVE).endOfInput().emitted()).isEmpty();
        }
    }

    @Test
    void forAnEndlessInputAnEmptyListIsEmittedTenSecondsAfterTheFirstMessage() throws Exception {
        try (var run = start(Emit.ON_CHANGE)) {
            run.take(Announcement.MESSAGES_ARRIVE, Announcement.MESSAGES_ARRIVE);
            assertThat(run.processingTime(Duration.ofSeconds(9)).emitted()).isEmpty();

            List<CategoryTitles> emitted = run.processingTime(Duration.ofSeconds(10)).emitted();
            assertThat(title(emitted, "US", "1")).isEqualTo(CategoryTitles.UNKNOWN);
            assertThat(run.processingTime(Duration.ofMinutes(9)).emitted()).isEmpty();
        }
    }

    @Test
    void anAnnouncementContainsACategoryFileOrOnlyTheArrivalOfAMessage() {
        byte[] body = "{}".getBytes(UTF_8);

        assertThat(GatherCategories.announcement(Message.category("run", "US", body)))
                .hasValueSatisfying(
                        announced -> {
                            assertThat(announced.file()).isEqualTo("US");
                            assertThat(announced.body()).isEqualTo(body);
                        });
        assertThat(GatherCategories.announcement(Message.part("run", "file", 0, body)))
                .hasValue(Announcement.MESSAGES_ARRIVE);
        assertThat(GatherCategories.announcement(Message.part("run", "file", 1, body))).isEmpty();
        assertThat(GatherCategories.announcement(Message.endOfInput("run", List.of())))
                .hasValue(Announcement.MESSAGES_ARRIVE);
        assertThat(
                        GatherCategories.announcement(
                                Message.category("run", "US", body).unreadable("why")))
                .hasValue(Announcement.MESSAGES_ARRIVE);
    }

    private static OperatorRun<Announcement, CategoryTitles> start(Emit emit) throws Exception {
        return OperatorRun.of(
                TypeInformation.of(Announcement.class),
                1,
                announcements -> GatherCategories.gather(announcements, emit));
    }

    private static String title(List<CategoryTitles> emitted, String country, String category) {
        assertThat(emitted).hasSize(1);
        return emitted.get(0).lookup().title(country, category, "");
    }

    private static Announcement file(String country, String category, String title) {
        String json =
                "{\"items\":[{\"id\":\"%s\",\"snippet\":{\"title\":\"%s\"}}]}"
                        .formatted(category, title);
        return new Announcement(country + "_category_id.json", json.getBytes(UTF_8));
    }
}
