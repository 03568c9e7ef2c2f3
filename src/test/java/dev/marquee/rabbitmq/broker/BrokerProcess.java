package dev.marquee.rabbitmq.broker;

import dev.marquee.FolderFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * The RabbitMQ server of this machine, with a folder, a node, a port mapper and ports of its own.
 * It conflicts neither with an installed service nor with another test's broker.
 */
final class BrokerProcess implements BrokerServer {
    /**
     * The folders in which to look for the server. Debian's script on the PATH comes last: run by
     * root, it switches to the user of the installed service.
     */
    private static final Stream<String> FOLDERS =
            Stream.concat(
                    Stream.of("/usr/lib/rabbitmq/bin"),
                    Stream.concat(
                            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                            Stream.of("/usr/local/sbin", "/opt/homebrew/sbin", "/usr/sbin")));

    private static final Optional<Path> PROGRAMS =
            FOLDERS.filter(folder -> !folder.isEmpty())
                    .map(Path::of)
                    .filter(folder -> Files.isExecutable(folder.resolve("rabbitmq-server")))
                    .findFirst();

    private final Path folder;
    private final Map<String, String> environment;
    private final String node;
    private final Process portMapper;
    @Nullable private Process server;

    private BrokerProcess(Path folder, String configuration) throws IOException {
        this.folder = folder;
        this.node = "marquee-" + ProcessHandle.current().pid() + "@localhost";
        Path configurationFile = folder.resolve("rabbitmq.conf");
        Files.writeString(configurationFile, configuration);
        Path plugins = Files.writeString(folder.resolve("enabled_plugins"), "[].");
        int portMapperPort = FreePort.choose();
        this.environment =
                Map.ofEntries(
                        Map.entry("HOME", folder.toString()),
                        Map.entry("RABBITMQ_NODENAME", node),
                        Map.entry("RABBITMQ_DIST_PORT", "" + FreePort.choose()),
                        Map.entry("ERL_EPMD_PORT", "" + portMapperPort),
                        Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                        Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                        Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                        Map.entry("RABBITMQ_CONFIG_FILE", configurationFile.toString()),
                        Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                        Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
                        Map.entry(
                                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                                "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2"));
        // Without this port mapper, the server starts one as a daemon, which no test stops.
        this.portMapper = start("port-mapper.log", "epmd", "-port", "" + portMapperPort);
    }

    /** Whether this machine has a RabbitMQ server. */
    static boolean isInstalled() {
        return PROGRAMS.isPresent();
    }

    static BrokerProcess prepare(String configuration) throws IOException {
        return new BrokerProcess(Files.createTempDirectory("marquee-rabbitmq"), configuration);
    }

    @Override
    public void start() throws IOException {
        server = start("server.log", program("rabbitmq-server"));
    }

    @Override
    public boolean isAlive() {
        return server != null && server.isAlive();
    }

    @Override
    public void kill() {
        if (server != null) {
            // The server is a child of the script that was started.
            List<ProcessHandle> all =
                    Stream.concat(server.descendants(), Stream.of(server.toHandle())).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            CompletableFuture.allOf(
                            all.stream()
                                    .map(ProcessHandle::onExit)
                                    .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    @Override
    public void remove() {
        kill();
        portMapper.destroyForcibly().onExit().join();
        FolderFiles.delete(folder);
    }

    @Override
    public String control(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(program("rabbitmqctl"), "--quiet", "-n", node));
        command.addAll(List.of(arguments));
        Process process = builder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("rabbitmqctl " + arguments[0] + ": " + output);
        }
        return output;
    }

    @Override
    public String log() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("server.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static String program(String name) {
        return PROGRAMS.orElseThrow().resolve(name).toString();
    }

    private Process start(String log, String... command) throws IOException {
        return builder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()))
                .start();
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        return builder;
    }
}
