package dev.marquee.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * The logging of the standalone jar. The job's jar has no {@code logging.properties}: there the
 * cluster decides.
 */
public final class Logging {
    /** The JDK's own option for another configuration. */
    private static final String OF_USER = "java.util.logging.config.file";

    private static final String CONFIGURATION = "/logging.properties";

    private static boolean configured;

    private Logging() {}

    /** Configures logging, before anything logs. */
    public static void configure() throws IOException {
        try (InputStream configuration = Logging.class.getResourceAsStream(CONFIGURATION)) {
            if (configuration != null && System.getProperty(OF_USER) == null) {
                LogManager.getLogManager().readConfiguration(configuration);
                configured = true;
            }
        }
    }

    /**
     * Logs what Flink and this program do, if this class has configured logging: else who has
     * configured it decides.
     */
    static void showMore() {
        if (configured) {
            Logger.getLogger("").setLevel(Level.INFO);
        }
    }
}
