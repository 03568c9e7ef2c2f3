package dev.marquee.peers;

/** The option with which a new JVM logs as this one does. */
public final class Logging {
    private static final String CONFIGURATION = "java.util.logging.config.file";

    private Logging() {}

    /** Returns the option of the JVM; {@code bin/bench} has set it for this one. */
    public static String option() {
        return "-D" + CONFIGURATION + "=" + System.getProperty(CONFIGURATION, "");
    }
}
