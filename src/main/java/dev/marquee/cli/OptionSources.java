package dev.marquee.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where the value of an option comes from that is not on the command line: the environment ({@code
 * MARQUEE_LIKES_OVER} for {@code --likes-over}), a file of properties ({@code likes-over=…}), else
 * its default.
 */
public final class OptionSources implements IDefaultValueProvider {
    /** The option that names the file. */
    static final String CONFIG = "--config";

    private static final String ENVIRONMENT_PREFIX = "MARQUEE_";

    private final Map<String, String> environment;
    private final String fileName;
    private final Properties file;

    private OptionSources(Map<String, String> environment, String fileName, Properties file) {
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
    public static OptionSources of(
            String[] arguments, Map<String, String> environment, Collection<String> knownOptions)
            throws UserException {
        Optional<String> named = configFile(arguments);
        String fileName = named.orElse(environment.get(environmentName(CONFIG)));
        Properties file = new Properties();
        if (fileName != null) {
            try (Reader reader =
                    Files.newBufferedReader(Path.of(fileName), StandardCharsets.UTF_8)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw UserException.badOption(
                        CONFIG + ": " + fileName + " cannot be read: " + cause(e), e);
            }
            for (String key : file.stringPropertyNames()) {
                if (!knownOptions.contains("--" + key)) {
                    Collection<String> keys =
                            knownOptions.stream().map(option -> option.substring(2)).toList();
                    throw UserException.badOption(
                            "%s: no option '%s'%s"
                                    .formatted(fileName, key, Nearest.question(key, keys)));
                }
            }
        }
        return new OptionSources(environment, fileName, file);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || isAboutThisCall(option)) {
            return null;
        }
        String fromEnvironment = environment.get(environmentName(option.longestName()));
        return fromEnvironment != null
                ? fromEnvironment
                : file.getProperty(option.longestName().substring(2));
    }

    /** Which source an option that is not on the command line has its value from. */
    String source(OptionSpec option) {
        String variable = environmentName(option.longestName());
        if (environment.containsKey(variable)) {
            return variable;
        }
        return file.containsKey(option.longestName().substring(2)) ? fileName : "default";
    }

    /** Whether an option says something of one call only, and is no setting. */
    static boolean isAboutThisCall(OptionSpec option) {
        return Stream.of("--help", "--version", "--print-config", CONFIG)
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

    private static String environmentName(String option) {
        return ENVIRONMENT_PREFIX + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String cause(Exception e) {
        return e instanceof NoSuchFileException ? "no such file" : e.getMessage();
    }
}
