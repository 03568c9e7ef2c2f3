package dev.marquee.cli;

import dev.marquee.files.FileUri;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Model.CommandSpec;

/** The values of {@code --input}. */
public final class InputPaths {
    private static final String OPTION = "--input";

    private InputPaths() {}

    /**
     * The files and folders that are named, absolute. On the command line each has an option of its
     * own; elsewhere they are separated by commas, since an option cannot be repeated there.
     */
    public static List<Path> of(CommandSpec command, List<String> values) throws UserException {
        List<Path> paths = new ArrayList<>();
        for (String one : areOnCommandLine(command) ? values : commaSeparated(values)) {
            paths.add(path(OPTION, one));
        }
        return paths;
    }

    /** Whether the command line has any, and not only another source of options. */
    static boolean areOnCommandLine(CommandSpec command) {
        return command.commandLine().getParseResult().hasMatchedOption(OPTION);
    }

    /** The path that an option's value names. */
    static Path path(String option, String text) throws UserException {
        if (text.isBlank()) {
            throw UserException.badOption(option + ": '" + text + "' is not a path");
        }
        try {
            return FileUri.resolve(text);
        } catch (IllegalArgumentException e) {
            throw UserException.badOption(
                    option + ": '" + text + "' is not a path: " + e.getMessage(), e);
        }
    }

    private static List<String> commaSeparated(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
