package dev.marquee.publish;

import dev.marquee.cli.CommandLines;
import dev.marquee.rabbitmq.broker.BrokerAddress;
import dev.marquee.rabbitmq.broker.BrokerConnector;
import dev.marquee.sample.SampleCommand;
import dev.marquee.trending.TrendingJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures how many rows per second are published to a queue of the broker of {@code
 * MARQUEE_RABBITMQ_URI}, and how many a job reads from it.
 *
 * <p>Arguments: a working folder, rows (500000), rounds (3). Each round publishes a sample to a
 * queue of its own, runs the job {@code trending} on it, and deletes the queue. The seconds of the
 * job include the start of Flink.
 */
public final class BrokerBenchmark {
    private static final String QUEUE = "marquee.bench";

    private BrokerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        Path input = folder.resolve("input-" + rows);
        if (!Files.exists(input)) {
            run("sample", "--output=" + input, "--rows=" + rows, "--films=0");
        }
        for (int round = 1; round <= rounds; round++) {
            deleteQueue();
            print("published", rows, seconds("publish", "--input=" + input, "--queue=" + QUEUE));
            print(
                    "consumed",
                    rows,
                    seconds(
                            "trending",
                            "--source=rabbitmq",
                            "--queue=" + QUEUE,
                            "--countries=US,GB",
                            "--parallelism=2",
                            "--checkpoint-interval=1s",
                            "--output=" + folder.resolve("output"),
                            "--overwrite",
                            "--thumbnails=skip",
                            "--no-report"));
        }
        deleteQueue();
    }

    private static void print(String action, int rows, double seconds) {
        System.out.printf(
                "%s %,d rows in %.1f s: %,.0f rows/s%n", action, rows, seconds, rows / seconds);
    }

    private static double seconds(String... arguments) {
        long start = System.nanoTime();
        run(arguments);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void run(String... arguments) {
        PrintWriter quiet = new PrintWriter(PrintWriter.nullWriter());
        int exitCode =
                new CommandLines(
                                List.of(
                                        new TrendingJob(),
                                        new PublishCommand(),
                                        new SampleCommand()),
                                System.getenv(),
                                quiet,
                                CommandLines.utf8(System.err))
                        .run(arguments);
        if (exitCode != 0) {
            throw new IllegalStateException(arguments[0] + " exited with " + exitCode);
        }
    }

    private static void deleteQueue() throws Exception {
        BrokerAddress address = BrokerAddress.parse(System.getenv("MARQUEE_RABBITMQ_URI"));
        try (var connection =
                        BrokerConnector.connect(
                                address, "benchmark", BrokerConnector.BEFORE_RUNNING);
                var channel = connection.createChannel()) {
            channel.queueDelete(QUEUE);
        } catch (IOException e) {
            throw new IOException("no queue can be deleted at the broker", e);
        }
    }
}
