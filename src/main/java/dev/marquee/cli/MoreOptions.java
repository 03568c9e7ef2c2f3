package dev.marquee.cli;

import picocli.CommandLine.Model.CommandSpec;

/** A command with options that its annotations do not declare. */
public interface MoreOptions {
    /** Adds the options; called once, before the first command line is read. */
    void addOptionsTo(CommandSpec command);
}
