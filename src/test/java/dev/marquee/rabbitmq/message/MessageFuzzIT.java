package dev.marquee.rabbitmq.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.marquee.CommandRun;
import dev.marquee.FlinkTest;
import dev.marquee.Fuzz;
import dev.marquee.ResultFiles;
import dev.marquee.csv.FuzzedFile;
import dev.marquee.csv.FuzzedTable;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.trending.FuzzedVideos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a whole job on a queue of a real broker with hostile messages between good ones. Each row of
 * a good message is used or rejected as expected, each hostile message becomes a dead letter or
 * stays in the queue, and the job does not fail.
 */
class MessageFuzzIT {
    private static final int HOSTILE = 60;
    private static final String RUN = "run";

    @RegisterExtension static final MiniClusterExtension CLUSTER = FlinkTest.cluster();
    @AutoClose private static RabbitBroker broker;

    @TempDir Path temp;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = RabbitBroker.start();
    }

    @Test
    void noGoodRowIsLostToHostileMessages() {
        Fuzz.rounds(1, this::runJob);
    }

    private void runJob(Random random) throws Exception {
        String queue = "fuzz-" + Long.toString(random.nextLong() >>> 1, 36);
        broker.declareQueue(queue);
        SentInput input = new SentInput();
        List<String> names = new ArrayList<>();
        int good = 0;
        int wrong = 0;
        for (FuzzedTable table : FuzzedVideos.tables(random)) {
            FuzzedFile file = new FuzzedFile(table, random);
            file.addRows(1 + random.nextInt(200), true);
            input.part(RUN, file.name(), 0, file.bytes()).endOfFile(RUN, file.name(), 1);
            names.add(file.name());
            good += file.good();
            wrong += file.wrong();
        }
        input.shuffled(2, random.nextInt());
        SentInput hostile = new SentInput();
        for (int i = 0; i < HOSTILE; i++) {
            addHostile(hostile, random);
        }
        int half = random.nextInt(2);
        (half == 0 ? hostile : input).sendTo(broker, queue);
        (half == 0 ? input : hostile).sendTo(broker, queue);
        new SentInput().endOfInput(RUN, names.toArray(String[]::new)).sendTo(broker, queue);

        Path output = Files.createTempDirectory(temp, "out");
        CommandRun run =
                CommandRun.of(
                        Map.of("MARQUEE_RABBITMQ_URI", broker.uri()),
                        "trending",
                        "--source=rabbitmq",
                        "--queue=" + queue,
                        "--countries=" + String.join(",", FuzzedVideos.COUNTRIES),
                        "--output=" + output,
                        "--thumbnails=skip",
                        "--checkpoint-interval=200ms",
                        "--parallelism=2");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode summary = new ResultFiles(output.resolve("trending")).summary();
        assertThat(summary.get("rows_used").asInt()).as("rows used").isEqualTo(good);
        int dead = broker.takeAll(MessageFormat.rejectedQueue(queue)).size();
        // An unreadable message counts as a rejected row too, unless it arrives after the end.
        int unreadable = summary.get("rejected_messages").asInt();
        assertThat(unreadable).as("unreadable messages").isLessThanOrEqualTo(dead);
        assertThat(summary.get("rows_rejected").asInt() - unreadable)
                .as("rows rejected")
                .isEqualTo(wrong);
        int left = broker.takeAll(queue).size();
        assertThat(dead).as("dead letters").isPositive().isLessThanOrEqualTo(HOSTILE);
        assertThat(dead + left)
                .as("dead letters and messages left in the queue")
                .isGreaterThanOrEqualTo(HOSTILE);
    }

    /** Adds an unreadable message, of any run. */
    private static void addHostile(SentInput messages, Random random) {
        Map<String, Object> headers = new HashMap<>();
        // Makes each message different.
        headers.put("nonce", random.nextLong());
        headers.put(MessageFormat.FILE, "USvideos.csv");
        String id = RUN + "/USvideos.csv/" + random.nextInt();
        String type = null;
        byte[] body = new byte[random.nextInt(200)];
        random.nextBytes(body);
        switch (random.nextInt(12)) {
            case 0 -> type = Fuzz.oneOf(random, "x", "END-OF", "\u0000", "y".repeat(200));
            case 1 -> {
                headers.remove(MessageFormat.FILE);
                id = Fuzz.oneOf(random, "", "noslash", "\u202e", "-".repeat(200));
            }
            case 2 -> headers.put(MessageFormat.PART, hostileNumber(random));
            case 3 ->
                    headers.put(
                            MessageFormat.PART,
                            random.nextBoolean() ? List.of(1, 2) : Map.of("a", 1));
            case 4 -> {
                headers.put(MessageFormat.PART, 0);
                headers.put(MessageFormat.FILE, "f".repeat(2_000 + random.nextInt(20_000)));
            }
            case 5 -> {
                headers.put(MessageFormat.PART, 0);
                headers.put("large", "x".repeat(66_000 + random.nextInt(60_000)));
            }
            case 6 -> {
                type = MessageFormat.END_OF_FILE;
                headers.put(MessageFormat.PARTS, hostileNumber(random));
            }
            case 7 -> {
                type = MessageFormat.END_OF_FILE;
                body = "9".repeat(random.nextInt(2) == 0 ? 20 : 1_000_000).getBytes(UTF_8);
            }
            case 8 -> headers.put("deep", nested(random.nextInt(1_000)));
            case 9 -> {
                type = MessageFormat.CATEGORY;
                headers.put(MessageFormat.FILE, "US_category_id.json");
                body = hostileJson(random);
            }
            case 10 -> {
                type = MessageFormat.END_OF_INPUT;
                headers.put(MessageFormat.FILES, nested(random.nextInt(20)));
                headers.put(MessageFormat.RUN, Fuzz.oneOf(random, "a/b", "x".repeat(300)));
            }
            default -> {
                type = MessageFormat.END_OF_INPUT;
                id = RUN + "/end-of-input";
                body = "[".repeat(1 + random.nextInt(100_000)).getBytes(UTF_8);
            }
        }
        messages.add(type, id, headers, body);
    }

    private static Object hostileNumber(Random random) {
        Object[] numbers = {
            -1,
            Long.MAX_VALUE,
            1 << 24 | 1,
            1.5,
            "",
            "many",
            "1e999999999",
            "1e-999999999",
            "0x10",
            "9".repeat(50_000),
            true,
            new byte[] {1}
        };
        Object number = numbers[random.nextInt(numbers.length)];
        return number.equals("") ? " - " : number;
    }

    private static Object nested(int levels) {
        Object value = "x";
        for (int i = 0; i < levels; i++) {
            value = i % 3 == 0 ? Map.of("a", value) : List.of(value);
        }
        return value;
    }

    /** The beginning of a list of categories that is large, deeply nested or malformed. */
    private static byte[] hostileJson(Random random) {
        String piece = Fuzz.oneOf(random, "{},", "[", "{\"a\":", "9", "\"x\",", "null,");
        int bytes = 1 << random.nextInt(22);
        return ("{\"items\":[" + piece.repeat(bytes / piece.length())).getBytes(UTF_8);
    }
}
