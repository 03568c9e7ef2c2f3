package dev.marquee.rabbitmq.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.rabbitmq.message.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decides from the arrived messages whether an input is complete. */
final class ArrivalsTest {
    private static final byte[] BODY = {};

    private final Arrivals arrivals = new Arrivals();

    @Test
    void anInputIsCompleteWhenItsLastPartArrives() {
        add(
                part("r", "a", 1),
                endOfFile("r", "a", 2),
                endOfFile("r", "b", 0),
                endOfInput("r", "a", "b"));
        assertThat(arrivals.isComplete(1)).isFalse();

        add(part("r", "a", 0));
        assertThat(arrivals.isComplete(1)).isTrue();
        assertThat(arrivals.endedRuns()).containsExactly("r");
    }

    @Test
    void anEndOfInputWithoutFilesCompletesTheInput() {
        assertThat(arrivals.isComplete(1)).isFalse();

        add(endOfInput("r"));
        assertThat(arrivals.isComplete(1)).isTrue();
    }

    @Test
    void theEndOfAFileThatTheEndOfInputNamesIsAwaited() {
        add(part("r", "a", 0), endOfInput("r", "a"));

        assertThat(arrivals.isComplete(1)).isFalse();
        assertThat(arrivals.missing()).isEqualTo("a of run r: its end-of-file message");
    }

    @Test
    void aFileThatTheEndOfInputDoesNotNameIsAwaited() {
        add(endOfFile("r", "forgotten", 1), endOfInput("r"));

        assertThat(arrivals.isComplete(1)).isFalse();
        assertThat(arrivals.missing()).isEqualTo("forgotten of run r: part 0 of 1");
    }

    @Test
    void filesOfTwoRunsWithTheSameNameAreTwoFiles() {
        add(part("r", "a", 0), endOfFile("s", "a", 1), endOfInput("s", "a"));

        assertThat(arrivals.isComplete(1)).isFalse();
    }

    @Test
    void theEndOfInputOfEveryPublisherIsAwaited() {
        add(endOfInput("r"), endOfInput("r"));
        assertThat(arrivals.isComplete(2)).as("two ends of the same run").isFalse();

        add(endOfInput("s"));
        assertThat(arrivals.isComplete(2)).isTrue();
    }

    @Test
    void theLargerOfTwoAnnouncedNumbersOfPartsCounts() {
        add(
                part("r", "a", 0),
                endOfFile("r", "a", 2),
                endOfFile("r", "a", 1),
                endOfInput("r", "a"));

        assertThat(arrivals.isComplete(1)).isFalse();
    }

    @Test
    void aCategoryFileIsCompleteWithItsOnlyMessage() {
        add(endOfInput("r", "US_category_id.json"));
        assertThat(arrivals.isComplete(1)).isFalse();

        add(Message.category("r", "US_category_id.json", BODY));
        assertThat(arrivals.isComplete(1)).isTrue();
    }

    @Test
    void anUnreadablePartCountsAsArrived() {
        add(endOfFile("r", "a", 1), endOfInput("r", "a"), part("r", "a", 0).unreadable("empty"));

        assertThat(arrivals.isComplete(1)).isTrue();
    }

    @Test
    void missingPartsAndEndsAreNamed() {
        add(
                endOfFile("r", "a", 12),
                endOfInput("r", "a", "b"),
                part("", "c", 3),
                endOfFile("", "c", 4));
        IntStream.of(0, 1, 2, 4, 5, 6, 10, 11, 90).forEach(part -> add(part("r", "a", part)));

        assertThat(arrivals.missing())
                .isEqualTo(
                        "c: parts 0-2 of 4; a of run r: parts 3, 7-9 of 12;"
                                + " b of run r: its end-of-file message");
    }

    @Test
    void aLongListOfMissingPartsIsShortened() {
        IntStream.range(0, 9).forEach(file -> add(endOfFile("r", "f" + file, 100)));
        IntStream.range(0, 50).forEach(part -> add(part("r", "f0", 2 * part)));

        assertThat(arrivals.missing())
                .isEqualTo(
                        "f0 of run r: parts 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, … of 100;"
                                + " f1 of run r: parts 0-99 of 100;"
                                + " f2 of run r: parts 0-99 of 100;"
                                + " f3 of run r: parts 0-99 of 100;"
                                + " f4 of run r: parts 0-99 of 100;"
                                + " 4 more files");
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /**
     * Several readers receive the messages of several publishers, in any order and with repeats.
     * They report their state at any time, and are restored from such reports. The input is
     * complete exactly when every message was received by one of the readers.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void anInputIsCompleteExactlyWhenEveryMessageHasArrived(int seed) {
        Random random = new Random(seed);
        int publishers = 1 + random.nextInt(3);
        List<Message> messages = new ArrayList<>();
        for (int publisher = 0; publisher < publishers; publisher++) {
            messages.addAll(run("run" + publisher, random));
        }
        List<Message> deliveries = new ArrayList<>(messages);
        messages.stream().filter(message -> random.nextBoolean()).forEach(deliveries::add);
        Collections.shuffle(deliveries, random);

        List<Arrivals> readers = new ArrayList<>();
        IntStream.range(0, 1 + random.nextInt(4)).forEach(index -> readers.add(new Arrivals()));
        List<String> notYetArrived = new ArrayList<>(messages.stream().map(Message::id).toList());
        for (Message delivery : deliveries) {
            assertThat(merged(readers, random).isComplete(publishers))
                    .isEqualTo(notYetArrived.isEmpty());
            readers.get(random.nextInt(readers.size())).add(delivery);
            notYetArrived.remove(delivery.id());
            if (random.nextInt(10) == 0) {
                rescale(readers, random);
            }
        }
        assertThat(merged(readers, random).isComplete(publishers)).isTrue();
        assertThat(merged(readers, random).isComplete(publishers + 1)).isFalse();
        assertThat(merged(readers, random).missing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1 << 20})
    void aStateInPiecesIsCompleteOnlyWithItsLastPiece(int bytes) throws IOException {
        String[] files = new String[200];
        for (int file = 0; file < files.length; file++) {
            files[file] = "file" + file;
            add(part("r", files[file], 0), endOfFile("r", files[file], 1));
        }
        add(endOfInput("r", files));
        Arrivals merged = new Arrivals();

        List<byte[]> pieces = arrivals.pieces(bytes);

        for (byte[] piece : pieces) {
            assertThat(merged.isComplete(1)).isFalse();
            merged.addAll(Arrivals.ofPiece(piece));
        }
        assertThat(merged.isComplete(1)).isTrue();
        assertThat(merged.size()).isEqualTo(arrivals.size());
    }

    /** Flink's RPC refuses messages larger than 10 MiB. */
    @Test
    void eachPieceFitsIntoAMessageOfFlinksRpc() throws IOException {
        IntStream.range(0, 100_000).forEach(part -> add(part("r", "a", 160 * part)));
        IntStream.range(0, 50_000).forEach(file -> add(endOfFile("r", "f".repeat(200) + file, 1)));

        assertThat(arrivals.pieces(1 << 20))
                .hasSizeGreaterThan(10)
                .allSatisfy(piece -> assertThat(piece.length).isLessThan(4 << 20));
    }

    /** One bit for each part up to the highest would take 2 MiB for each file. */
    @Test
    void aHighPartNumberTakesNoMoreMemoryThanALowOne() throws IOException {
        IntStream.range(0, 200).forEach(run -> add(part("run" + run, "a", (1 << 24) - 1)));

        assertThat(arrivals.size()).isEqualTo(200 * (Arrivals.SIZE_OF_FILE + 1));
        assertThat(arrivals.pieces(1 << 20).get(0).length).isLessThan(20_000);
    }

    @Test
    void theSizeCountsEachPartAndFileOnce() throws IOException {
        add(part("r", "a", 0), part("r", "a", 0), part("r", "a", 7), endOfFile("r", "a", 9));
        arrivals.addAll(Arrivals.ofPiece(arrivals.pieces(1).get(0)));

        assertThat(arrivals.size()).isEqualTo(Arrivals.SIZE_OF_FILE + 2);
    }

    private static List<Message> run(String run, Random random) {
        List<Message> messages = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int file = random.nextInt(4); file > 0; file--) {
            String name = "file" + file;
            int parts = random.nextInt(20);
            IntStream.range(0, parts).forEach(part -> messages.add(part(run, name, part)));
            messages.add(endOfFile(run, name, parts));
            files.add(name);
        }
        if (random.nextBoolean()) {
            messages.add(Message.category(run, "categories", BODY));
            files.add("categories");
        }
        messages.add(Message.endOfInput(run, files));
        return messages;
    }

    /** Merges the reports of all readers, in any order, one of them twice. */
    private static Arrivals merged(List<Arrivals> readers, Random random) {
        List<Arrivals> reports = new ArrayList<>(readers);
        reports.add(readers.get(random.nextInt(readers.size())));
        Collections.shuffle(reports, random);
        Arrivals all = new Arrivals();
        reports.forEach(reader -> all.addAll(serializedCopy(reader)));
        return all;
    }

    /** Restores the state of the readers in another number of readers. */
    private static void rescale(List<Arrivals> readers, Random random) {
        List<Arrivals> after = new ArrayList<>();
        IntStream.range(0, 1 + random.nextInt(4)).forEach(index -> after.add(new Arrivals()));
        readers.forEach(
                before -> after.get(random.nextInt(after.size())).addAll(serializedCopy(before)));
        readers.clear();
        readers.addAll(after);
    }

    private static Arrivals serializedCopy(Arrivals arrivals) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            arrivals.write(new DataOutputStream(bytes));
            return Arrivals.read(
                    new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Message... messages) {
        List.of(messages).forEach(arrivals::add);
    }

    private static Message part(String run, String file, int part) {
        return Message.part(run, file, part, BODY);
    }

    private static Message endOfFile(String run, String file, int parts) {
        return Message.endOfFile(run, file, parts);
    }

    private static Message endOfInput(String run, String... files) {
        return Message.endOfInput(run, List.of(files));
    }
}
