package dev.marquee.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.job.IdentifiedLine;
import org.junit.jupiter.api.Test;

class FileOutputsTest {
    private final FileOutputs.HashOfLine<Object> hash = new FileOutputs.HashOfLine<>();

    private record Plain(String video) {}

    private record Image(String video, String status) implements IdentifiedLine {
        @Override
        public Object identity() {
            return new Plain(video);
        }
    }

    /** In another attempt an image may be present in place of downloaded. */
    @Test
    void aLineGoesToTheSameSubtaskInEveryAttempt() {
        assertThat(hash.getKey(new Image("a", "downloaded")))
                .isEqualTo(hash.getKey(new Image("a", "present")))
                .isNotEqualTo(hash.getKey(new Image("b", "present")));
        assertThat(hash.getKey(new Plain("a"))).isNotEqualTo(hash.getKey(new Plain("b")));
    }
}
