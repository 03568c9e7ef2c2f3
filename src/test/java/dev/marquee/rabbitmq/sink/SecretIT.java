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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's password, looked for wherever a job shows something. */
final class SecretIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern WEB_UI = Pattern.compile("Web UI: (http://\\S+)");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path temp;

    @Test
    void itIsNowhere() throws Exception {
        Path input = Files.createDirectories(temp.resolve("in"));
        Files.writeString(input.resolve("USvideos.csv"), VideoCsv.file(VideoCsv.row("first", 1)));
        StringWriter log = new StringWriter();
        StringWriter shown = new StringWriter();
        try (RabbitBroker broker = RabbitBroker.start()) {
            everythingLoggedTo(log);
            broker.declareQueue("results", "marquee.results", "#");
            CompletableFuture<Integer> job =
                    CompletableFuture.supplyAsync(() -> run(broker, shown, "--watch=1s"));
            await().atMost(PATIENCE).until(() -> broker.waiting("results") > 0);
            String webUi = webUi(shown);
            JsonNode jobs = JSON.readTree(get(webUi + "/jobs"));
            String id = jobs.path("jobs").path(0).path("id").asText();

            StringBuilder told = new StringBuilder();
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
                told.append(get(webUi + page));
            }
            assertThat(told).contains("publish-top-day", "marquee");
            requireNoSecret("the web UI", told.toString());

            // So that connecting again, and its failure, are logged too.
            broker.kill();
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    log.toString().contains("connection refused")
                                            || log.toString().contains("connecting again")
                                            || changes(input));
            broker.restart();
            // The web UI cancels nothing, so a record that is not a row ends the job.
            Files.writeString(
                    input.resolve("US_last_videos.csv"),
                    VideoCsv.file(VideoCsv.row("last", 1), "not a row"));
            job.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            run(broker, shown, "--print-config");
            run(broker, shown, "--dry-run");
        } finally {
            ((LoggerContext) LogManager.getContext(false)).reconfigure();
        }
        assertThat(shown.toString()).contains("amqp://***@127.0.0.1", "MARQUEE_RABBITMQ_URI");
        requireNoSecret("the console", shown.toString());
        assertThat(log.toString()).contains("publish-top-day", "DEBUG");
        requireNoSecret("the log", log.toString());
    }

    /** Gives the job something to publish, and so to notice that the broker is gone. */
    private static boolean changes(Path input) throws IOException {
        try (var files = Files.list(input)) {
            int number = (int) files.count();
            Files.writeString(
                    input.resolve("US_" + number + "_videos.csv"),
                    VideoCsv.file(VideoCsv.row("video" + number, 1 + number % 28)));
        }
        return false;
    }

    private int run(RabbitBroker broker, StringWriter shown, String option) {
        PrintWriter writer = new PrintWriter(shown, true);
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
                "--parallelism=1",
                option);
    }

    private static void requireNoSecret(String where, String text) {
        for (String secret :
                List.of("canary", RabbitBroker.USER, "p@ss", "p%40ss", "word%1", "word%251")) {
            int found = text.indexOf(secret);
            String around =
                    found < 0
                            ? ""
                            : text.substring(
                                    Math.max(0, found - 200), Math.min(text.length(), found + 100));
            assertThat(around).as("%s in %s", secret, where).isEmpty();
        }
    }

    private static String webUi(StringWriter shown) {
        Matcher found = WEB_UI.matcher(shown.toString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String get(String uri) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
                .body();
    }

    /** Every logger, also those that no user would switch on. */
    private static void everythingLoggedTo(StringWriter log) {
        Configuration configuration =
                ((LoggerContext) LogManager.getContext(false)).getConfiguration();
        WriterAppender appender =
                WriterAppender.newBuilder()
                        .setName("everything")
                        .setTarget(log)
                        .setLayout(PatternLayout.newBuilder().setPattern("%p %c %m%n%xEx").build())
                        .build();
        appender.start();
        // Not to the console, too: it is much.
        LoggerConfig root = configuration.getRootLogger();
        List.copyOf(root.getAppenders().keySet()).forEach(root::removeAppender);
        root.addAppender(appender, Level.ALL, null);
        root.setLevel(Level.DEBUG);
        ((LoggerContext) LogManager.getContext(false)).updateLoggers();
    }
}
