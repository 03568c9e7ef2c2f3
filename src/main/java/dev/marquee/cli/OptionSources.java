package dev.marquee.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where the value of an option comes from that is not on the command line: the environment ({@code
 * MARQUEE_LIKES_OVER} for {@code --likes-over}), a file of properties ({@code likes-over=…}), else
 * its default. A variable or a key without a value is as if it were not there. picocli's own
 * provider of properties does not say where a value comes from, and accepts unknown keys.
 */
final class OptionSources implements IDefaultValueProvider {
    /** The option that names the file. */
    static final String CONFIG = "--config";

    /** The option that prints what was found; {@link CommandLines} acts on it. */
    static final String PRINT_CONFIG = "--print-config";

    private static final String ENVIRONMENT_PREFIX = "MARQUEE_";

    private final List<String> arguments;
    private final Map<String, String> environment;
    @Nullable private final String fileName;
    private final Properties file;

    private OptionSources(
            List<String> arguments,
            Map<String, String> environment,
            @Nullable String fileName,
            Properties file) {
        this.arguments = arguments;
        this.environment = environment;
        this.fileName = fileName;
        this.file = file;
    }

    /**
     * Reads the sources.
     *
     * @param arguments the command line, which may name a file
     * @param knownOptions the names of the options of all commands
     * @throws UserException if the file cannot be read, or sets what no command has
     */
    static OptionSources of(
            String[] arguments, Map<String, String> environment, Collection<String> knownOptions)
            throws UserException {
        Optional<String> named = configFile(arguments);
        String fileName = named.orElse(nonEmpty(environment.get(environmentName(CONFIG))));
        Properties file = new Properties();
        if (fileName != null) {
            try (Reader reader =
                    Files.newBufferedReader(Path.of(fileName), StandardCharsets.UTF_8)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw UserException.badOption(
                        CONFIG + ": " + fileName + " cannot be read: " + cause(fileName, e), e);
            }
            for (String key : file.stringPropertyNames()) {
                if (!knownOptions.contains("--" + key)) {
                    Collection<String> keys =
                            knownOptions.stream().map(OptionSources::key).toList();
                    throw UserException.badOption(
                            "%s: no option '%s'%s"
                                    .formatted(fileName, key, Nearest.question(key, keys)));
                }
            }
        }
        return new OptionSources(List.of(arguments), environment, fileName, file);
    }

    @Override
    @Nullable public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)
                || isAboutThisCall(option)
                // To picocli a switch on the command line is the opposite of its default.
                || arguments.contains(option.longestName())) {
            return null;
        }
        return beyondCommandLine(option.longestName());
    }

    /** Whether an option is named on the command line. */
    boolean isOnCommandLine(OptionSpec option) {
        String name = option.longestName();
        String negated = "--no-" + key(name);
        return arguments.stream()
                .anyMatch(
                        argument ->
                                argument.equals(name)
                                        || argument.startsWith(name + "=")
                                        || (option.negatable() && argument.equals(negated)));
    }

    /** Whether a switch is on; asked before options are read. */
    boolean isSwitchedOn(String option) {
        return arguments.contains(option)
                || arguments.contains(option + "=true")
                || "true".equals(beyondCommandLine(option));
    }

    /** Which source an option has its value from. */
    String source(OptionSpec option) {
        String name = option.longestName();
        if (isOnCommandLine(option)) {
            return "command line";
        }
        if (fromEnvironment(name) != null) {
            return environmentName(name);
        }
        return fromFile(name) != null ? fileName : "default";
    }

    /** An option as its source names it: {@code --likes-over}, {@code MARQUEE_LIKES_OVER}. */
    String nameOf(OptionSpec option) {
        String name = option.longestName();
        if (isOnCommandLine(option)) {
            return name;
        }
        if (fromEnvironment(name) != null) {
            return environmentName(name);
        }
        return fromFile(name) != null ? fileName + ": " + key(name) : name;
    }

    @Nullable private String beyondCommandLine(String option) {
        String value = fromEnvironment(option);
        return value != null ? value : fromFile(option);
    }

    @Nullable private String fromEnvironment(String option) {
        return nonEmpty(environment.get(environmentName(option)));
    }

    @Nullable private String fromFile(String option) {
        return nonEmpty(file.getProperty(key(option)));
    }

    /** Whether an option concerns this call only, and is not a setting. */
    static boolean isAboutThisCall(OptionSpec option) {
        return Stream.of("--help", "--version", PRINT_CONFIG, CONFIG)
                .anyMatch(name -> name.equals(option.longestName()));
    }

    private static Optional<String> configFile(String[] arguments) {
        Optional<String> found = Optional.empty();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(CONFIG + "=")) {
                found = Optional.of(arguments[i].substring(CONFIG.length() + 1));
            } else if (arguments[i].equals(CONFIG) && i + 1 < arguments.length) {
                found = Optional.of(arguments[i + 1]);
            }
        }
        return found;
    }

    private static String key(String option) {
        return option.substring(2);
    }

    @Nullable private static String nonEmpty(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String environmentName(String option) {
        return ENVIRONMENT_PREFIX + key(option).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String cause(String fileName, Exception e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return Files.isDirectory(Path.of(fileName)) ? "it is a folder" : e.getMessage();
    }
}
