package dev.marquee.cli;

import java.util.List;

/** A command whose {@code --help} has more to list than its options. */
public interface HelpFooter {
    /** The lines that {@code --help} prints below the options. */
    List<String> helpFooter();
}
