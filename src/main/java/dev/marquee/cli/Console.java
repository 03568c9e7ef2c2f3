package dev.marquee.cli;

import java.io.PrintWriter;

/** Where a command speaks: answers go to the output, everything about the run to the errors. */
final class Console {
    private final PrintWriter out;
    private final PrintWriter err;

    Console(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** An answer. */
    void say(String line) {
        out.println(Secrets.masked(line));
        out.flush();
    }

    /** Something about the run. */
    void tell(String line) {
        err.println(Secrets.masked(line));
        err.flush();
    }

    /** Something about the run that the user should look at. */
    void warn(String line) {
        tell("warning: " + line);
    }

    /**
     * Whether a person looks at the errors, and not a file or another program. The JVM cannot tell;
     * the script that starts it can.
     */
    static boolean isTerminal() {
        return Boolean.getBoolean("marquee.terminal");
    }
}
