package dev.marquee.cli;

import java.io.PrintWriter;

/**
 * Where a command writes to: answers go to the standard output, messages about the run to the
 * standard error. Credentials are masked, and characters that a terminal would act on are shown as
 * escapes.
 */
public final class Console {
    private final PrintWriter out;
    private final PrintWriter err;

    public Console(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** An answer, in one line. */
    public void say(String line) {
        sayEscaped(TerminalText.escaped(line));
    }

    /** An answer, in one line whose texts are escaped already. */
    public void sayEscaped(String line) {
        out.println(Secrets.masked(line));
        out.flush();
    }

    /** Something about the run, in one line. */
    public void tell(String line) {
        err.println(Secrets.masked(TerminalText.escaped(line)));
        err.flush();
    }

    /** Something about the run that the user should look at. */
    public void warn(String line) {
        tell("warning: " + line);
    }

    /**
     * Whether the standard error is a terminal, and not a file or another program. The JVM cannot
     * find that out; the script that starts it can.
     */
    public static boolean isTerminal() {
        return Boolean.getBoolean("marquee.terminal");
    }

    /** How many columns the terminal has; unlimited if the answers do not go to a terminal. */
    public static int columns() {
        int columns = Integer.getInteger("marquee.columns", 0);
        return columns > 0 ? columns : Integer.MAX_VALUE;
    }
}
