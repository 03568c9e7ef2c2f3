package dev.marquee.rabbitmq.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.marquee.VideoCsv;
import dev.marquee.cli.CommandLines;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import dev.marquee.trending.TrendingJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for the broker's password in everything that a job shows. */
final class SecretIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern WEB_UI = Pattern.compile("Web UI: (http://\\S+)");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path temp;

    @Test
    @SuppressWarnings("try") // The handler is held and not used.
    void thePasswordIsShownNowhere() throws Exception {
        Path input = Files.createDirectories(temp.resolve("in"));
        Files.writeString(input.resolve("USvideos.csv"), VideoCsv.file(VideoCsv.row("first", 1)));
        StringWriter log = new StringWriter();
        StringWriter console = new StringWriter();
        try (EverythingLogged everything = new EverythingLogged(log);
                RabbitBroker broker = RabbitBroker.start()) {
            broker.declareQueue("results", "marquee.results", "#");
            CompletableFuture<Integer> job =
                    CompletableFuture.supplyAsync(() -> run(broker, console, "--watch=1s"));
            await().atMost(PATIENCE).until(() -> broker.waiting("results") > 0);
            String webUi = webUi(console);
            JsonNode jobs = JSON.readTree(get(webUi + "/jobs"));
            String id = jobs.path("jobs").path(0).path("id").asText();

            StringBuilder pages = new StringBuilder();
            for (String page :
                    List.of(
                            "/config",
                            "/jobmanager/config",
                            "/jobmanager/environment",
                            "/jobs/overview",
                            "/jobs/" + id,
                            "/jobs/" + id + "/config",
                            "/jobs/" + id + "/plan",
                            "/jobs/" + id + "/checkpoints/config",
                            "/jobs/" + id + "/accumulators",
                            "/jobs/" + id + "/exceptions")) {
                pages.append(get(webUi + page));
            }
            requireWords("the web UI", pages.toString(), "publish-top-day", "marquee");
            requireNoSecret("the web UI", pages.toString());

            // The log then also contains the lost connection and the attempts to reconnect.
            broker.kill();
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    log.toString().contains("connection refused")
                                            || log.toString().contains("connecting again")
                                            || addInput(input));
            broker.restart();
            // The web UI does not cancel jobs, so a rejected record ends this one.
            Files.writeString(
                    input.resolve("US_last_videos.csv"),
                    VideoCsv.file(VideoCsv.row("last", 1), "not a row"));
            job.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            run(broker, console, "--print-config");
            run(broker, console, "--dry-run");
        }
        requireWords(
                "the console", console.toString(), "amqp://***@127.0.0.1", "MARQUEE_RABBITMQ_URI");
        requireNoSecret("the console", console.toString());
        requireWords("the log", log.toString(), "publish-top-day", "FINE");
        requireNoSecret("the log", log.toString());
    }

    /** Adds an input file, so that the job publishes and notices that the broker is gone. */
    private static boolean addInput(Path input) throws IOException {
        try (var files = Files.list(input)) {
            int number = (int) files.count();
            Files.writeString(
                    input.resolve("US_" + number + "_videos.csv"),
                    VideoCsv.file(VideoCsv.row("video" + number, 1 + number % 28)));
        }
        return false;
    }

    private int run(RabbitBroker broker, StringWriter console, String option) {
        PrintWriter writer = new PrintWriter(console, true);
        CommandLines commands =
                new CommandLines(
                        List.of(new TrendingJob()),
                        Map.of("MARQUEE_RABBITMQ_URI", broker.uri()),
                        writer,
                        writer);
        return commands.run(
                "trending",
                "--input=" + temp.resolve("in"),
                "--output=" + temp.resolve("out"),
                "--overwrite",
                "--sink=files,rabbitmq",
                "--countries=US",
                "--min-days=1",
                "--max-rejects=0",
                "--thumbnails=skip",
                "--checkpoint-interval=300ms",
                "--parallelism=2",
                option);
    }

    /** Fails with a short message: the text may have megabytes. */
    private static void requireWords(String place, String text, String... words) {
        for (String word : words) {
            assertThat(text.contains(word)).as("'%s' in %s", word, place).isTrue();
        }
    }

    private static void requireNoSecret(String place, String text) {
        for (String secret :
                List.of("canary", RabbitBroker.USER, "p@ss", "p%40ss", "word%1", "word%251")) {
            int found = text.indexOf(secret);
            String around =
                    found < 0
                            ? ""
                            : text.substring(
                                    Math.max(0, found - 200), Math.min(text.length(), found + 100));
            assertThat(around).as("%s in %s", secret, place).isEmpty();
        }
    }

    private static String webUi(StringWriter console) {
        Matcher found = WEB_UI.matcher(console.toString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String get(String uri) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
                .body();
    }

    /** Collects what all loggers log, and keeps it from the console: there is too much. */
    private static final class EverythingLogged extends Handler implements AutoCloseable {
        private static final Logger ROOT = Logger.getLogger("");

        private final StringWriter log;
        private final Level levelBefore = ROOT.getLevel();
        private final Handler[] handlersBefore = ROOT.getHandlers();

        EverythingLogged(StringWriter log) {
            this.log = log;
            for (Handler handler : handlersBefore) {
                ROOT.removeHandler(handler);
            }
            ROOT.addHandler(this);
            // SLF4J's DEBUG.
            ROOT.setLevel(Level.FINE);
        }

        @Override
        public void publish(LogRecord logged) {
            log.append(
                    "%s %s %s%n%s%n"
                            .formatted(
                                    logged.getLevel(),
                                    logged.getLoggerName(),
                                    logged.getMessage(),
                                    ExceptionUtils.stringifyException(logged.getThrown())));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            ROOT.setLevel(levelBefore);
            ROOT.removeHandler(this);
            for (Handler handler : handlersBefore) {
                ROOT.addHandler(handler);
            }
        }
    }
}
