package dev.marquee.cli;

import picocli.CommandLine.Option;

/** The option {@code --print-config}. {@link CommandLines} acts on it, so no command needs to. */
public final class PrintConfigOption {
    @Option(
            names = OptionSources.PRINT_CONFIG,
            description = "Print each option's value and where it came from, and end.")
    @SuppressWarnings("UnusedVariable") // CommandLines looks for it in what was parsed.
    private boolean printConfig;
}
