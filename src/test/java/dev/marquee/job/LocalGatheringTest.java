package dev.marquee.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LocalGatheringTest {
    /** Gathers letters into words of at most three letters. */
    private static final class Word implements LocalGathering.Gatherer<String, String> {
        private final List<String> letters = new ArrayList<>();

        @Override
        public void add(String letter, Consumer<String> words) {
            letters.add(letter);
            if (letters.size() == 3) {
                drainTo(words);
            }
        }

        @Override
        public void drainTo(Consumer<String> words) {
            if (!letters.isEmpty()) {
                words.accept(String.join("", letters));
                letters.clear();
            }
        }
    }

    private OneInputStreamOperatorTestHarness<String, String> words;

    @BeforeEach
    void start() throws Exception {
        words =
                new OneInputStreamOperatorTestHarness<>(
                        new LocalGathering<>(Word::new, Emit.AT_END));
        words.open();
    }

    @AfterEach
    void stop() throws Exception {
        words.close();
    }

    @Test
    void gatheredElementsAreEmittedBeforeTheLastWatermark() throws Exception {
        process("a", "b");
        assertThat(words.getOutput()).isEmpty();

        words.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(words.getOutput())
                .containsExactly(new StreamRecord<>("ab"), Watermark.MAX_WATERMARK);
    }

    @Test
    void gatheredElementsAreEmittedBeforeACheckpoint() throws Exception {
        process("a");
        words.prepareSnapshotPreBarrier(1);
        assertThat(words.extractOutputValues()).containsExactly("a");

        process("b");
        words.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(words.extractOutputValues()).containsExactly("a", "b");
    }

    @Test
    void aFullGathererIsDrainedImmediately() throws Exception {
        process("a", "b", "c", "d");

        assertThat(words.extractOutputValues()).containsExactly("abc");
    }

    @Test
    void onChangeTheGathererIsDrainedOncePerElementRegardlessOfItsRows() throws Exception {
        AtomicInteger rows = new AtomicInteger();
        AtomicInteger drains = new AtomicInteger();
        var batches =
                new OneInputStreamOperatorTestHarness<String, String>(
                        new LocalGathering<>(() -> new Counting(rows, drains), Emit.ON_CHANGE));
        batches.open();

        for (String batch : List.of("abc", "d", "efghijklmnop")) {
            batches.processElement(new StreamRecord<>(batch));
        }

        assertThat(rows).hasValue(16);
        assertThat(drains).hasValue(3);
        assertThat(batches.extractOutputValues()).containsExactly("3", "1", "12");
        batches.close();
    }

    /** Gathers words into the number of their letters, and counts the rows and the drains. */
    private record Counting(AtomicInteger rows, AtomicInteger drains, AtomicInteger letters)
            implements LocalGathering.Gatherer<String, String> {
        Counting(AtomicInteger rows, AtomicInteger drains) {
            this(rows, drains, new AtomicInteger());
        }

        @Override
        public void add(String word, Consumer<String> gathered) {
            rows.addAndGet(word.length());
            letters.addAndGet(word.length());
        }

        @Override
        public void drainTo(Consumer<String> gathered) {
            drains.incrementAndGet();
            gathered.accept(Integer.toString(letters.getAndSet(0)));
        }
    }

    private void process(String... letters) throws Exception {
        for (String letter : letters) {
            words.processElement(new StreamRecord<>(letter));
        }
    }
}
