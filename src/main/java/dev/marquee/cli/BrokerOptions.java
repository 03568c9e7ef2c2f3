package dev.marquee.cli;

import dev.marquee.rabbitmq.broker.BrokerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.annotation.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Where the broker is. The address holds a password, which a command line would show to every user
 * of the machine; so it is taken from the environment or a file only, and help does not list it as
 * an option.
 */
public final class BrokerOptions {
    private static final String URI = "--rabbitmq-uri";
    private static final String AUTHORITIES = "--rabbitmq-ca";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = URI, paramLabel = "URI", hidden = true)
    @Nullable private String uri;

    @Option(names = AUTHORITIES, paramLabel = "FILE", hidden = true)
    @Nullable private String authorities;

    /** Refuses an address on the command line, whether it is needed or not. */
    void requireSecrecy() throws UserException {
        if (command.commandLine().getParseResult().hasMatchedOption(URI)) {
            throw UserException.badOption(
                    URI
                            + ": every user of the machine can see a command line; set"
                            + " MARQUEE_RABBITMQ_URI, or rabbitmq-uri in the file of --config");
        }
    }

    /**
     * The broker's address.
     *
     * @param who needs it, as {@code --sink rabbitmq}
     */
    public BrokerAddress address(String who) throws UserException {
        requireSecrecy();
        if (uri == null) {
            throw UserException.badOption(
                    who
                            + " needs the broker's address: MARQUEE_RABBITMQ_URI, or rabbitmq-uri"
                            + " in the file of --config, as amqp://HOST:5672/ with USER:PASSWORD@"
                            + " before the host");
        }
        BrokerAddress address;
        try {
            address = BrokerAddress.parse(uri);
        } catch (IllegalArgumentException e) {
            throw UserException.badOption("the broker's address (rabbitmq-uri) " + e.getMessage());
        }
        return authorities == null ? address : trusting(address, authorities);
    }

    private static BrokerAddress trusting(BrokerAddress address, String file) throws UserException {
        try {
            return address.trusting(Files.readString(Path.of(file)));
        } catch (NoSuchFileException e) {
            throw UserException.badOption("rabbitmq-ca: " + file + ": no such file", e);
        } catch (IOException | IllegalArgumentException e) {
            throw UserException.badOption(
                    "rabbitmq-ca: " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
