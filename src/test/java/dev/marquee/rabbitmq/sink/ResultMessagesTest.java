package dev.marquee.rabbitmq.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.IdentifiedLine;
import dev.marquee.rabbitmq.broker.OutgoingMessage;
import org.junit.jupiter.api.Test;

final class ResultMessagesTest {
    private record Line(String day, long views) {}

    private record Illustrated(Line line, String status) implements IdentifiedLine {
        @Override
        public Object identity() {
            return line;
        }
    }

    private final ResultMessages messages = new ResultMessages("exchange", "trending.result");

    @Test
    void repeatedLineHasTheSameId() {
        assertThat(id(new Line("2024-01-01", 7))).isEqualTo(id(new Line("2024-01-01", 7)));
        assertThat(id(new Line("2024-01-01", 7))).isNotEqualTo(id(new Line("2024-01-01", 8)));
    }

    /** A download that a failure made unnecessary has another status the second time. */
    @Test
    void idHasOnlyThePartOfALineThatIsTheSameOnEachRepeat() {
        Line line = new Line("2024-01-01", 7);

        OutgoingMessage first = messages.message(new Illustrated(line, "downloaded"));
        OutgoingMessage second = messages.message(new Illustrated(line, "present"));

        assertThat(second.properties().getMessageId())
                .isEqualTo(first.properties().getMessageId())
                .isNotEqualTo(id(new Illustrated(new Line("2024-01-02", 7), "present")));
        assertThat(second.body()).asString().contains("present");
    }

    private String id(Object line) {
        return messages.message(line).properties().getMessageId();
    }
}
