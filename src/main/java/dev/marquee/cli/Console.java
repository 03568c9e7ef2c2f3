package dev.marquee.cli;

import java.io.PrintWriter;

/** Where a command speaks: answers go to the output, everything about the run to the errors. */
public final class Console {
    private final PrintWriter out;
    private final PrintWriter err;

    public Console(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** An answer. */
    public void say(String line) {
        out.println(Secrets.masked(line));
        out.flush();
    }

    /** Something about the run. */
    public void tell(String line) {
        err.println(Secrets.masked(line));
        err.flush();
    }

    /** Something about the run that the user should look at. */
    public void warn(String line) {
        tell("warning: " + line);
    }

    /**
     * Whether a person looks at the errors, and not a file or another program. The JVM cannot tell;
     * the script that starts it can.
     */
    public static boolean isTerminal() {
        return Boolean.getBoolean("marquee.terminal");
    }
}
