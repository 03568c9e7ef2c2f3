package dev.marquee.rabbitmq.broker;

import dev.marquee.SelfSignedCertificate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A container of RabbitMQ's official image, for machines with Docker and without RabbitMQ. */
final class BrokerContainer implements BrokerServer {
    private static final DockerImageName IMAGE = DockerImageName.parse("rabbitmq:4.1.4-alpine");

    private final GenericContainer<?> container;
    private boolean created;

    private BrokerContainer(GenericContainer<?> container) {
        this.container = container;
    }

    /** Whether this machine has Docker. */
    static boolean isPossible() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /**
     * @param ports the ports on which the broker listens, the same inside and outside the container
     */
    static BrokerContainer prepare(
            String configuration,
            List<Integer> ports,
            @Nullable SelfSignedCertificate certificate) {
        GenericContainer<?> container =
                new GenericContainer<>(IMAGE)
                        .withCopyToContainer(
                                Transferable.of(configuration),
                                "/etc/rabbitmq/conf.d/90-marquee.conf");
        if (certificate != null) {
            container.withCopyToContainer(
                    Transferable.of(certificate.certificate()),
                    certificate.certificateFile().toString());
            container.withCopyToContainer(
                    Transferable.of(certificate.key()), certificate.keyFile().toString());
        }
        // The ports stay the same after a kill.
        List<String> bindings = new ArrayList<>();
        ports.forEach(port -> bindings.add("127.0.0.1:" + port + ":" + port));
        container.setPortBindings(bindings);
        return new BrokerContainer(container);
    }

    @Override
    public void start() {
        if (created) {
            container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
        } else {
            container.start();
            created = true;
        }
    }

    @Override
    public boolean isAlive() {
        return container.isRunning();
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void remove() {
        container.stop();
    }

    @Override
    public String control(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("rabbitmqctl", "--quiet"));
        command.addAll(List.of(arguments));
        ExecResult result = container.execInContainer(command.toArray(String[]::new));
        if (result.getExitCode() != 0) {
            throw new IOException("rabbitmqctl " + arguments[0] + ": " + result.getStderr());
        }
        return result.getStdout();
    }

    @Override
    public String log() {
        return container.getLogs();
    }
}
