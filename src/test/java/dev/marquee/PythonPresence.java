package dev.marquee;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;

/** Whether this machine has a Python that tests can compare with. */
public final class PythonPresence {
    private static final String IS_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))";

    private PythonPresence() {}

    /**
     * Skips the test, and says why, where there is no {@code python3}, or an older one: before 3.11
     * its csv refused NUL, and its grammar was another.
     */
    public static void assume() {
        try {
            int exitCode = new ProcessBuilder("python3", "-c", IS_NEW_ENOUGH).start().waitFor();
            assumeTrue(exitCode == 0, "python3 is older than 3.11");
        } catch (IOException e) {
            abort("there is no python3 to compare with: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
