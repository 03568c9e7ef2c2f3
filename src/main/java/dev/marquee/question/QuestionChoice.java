package dev.marquee.question;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import dev.marquee.cli.Nearest;
import dev.marquee.cli.UserException;
import dev.marquee.job.Emit;
import dev.marquee.job.Operators;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * The questions of a job on one command line: {@code --questions}, which chooses among them, and
 * the options of each. Not thread-safe.
 *
 * @param <S> the settings that all questions of the job share
 * @param <A> a question with the settings of a run
 */
public final class QuestionChoice<S, A extends AskedQuestion<?>> {
    private static final String OPTION = "--questions";

    private final Map<Question<S, A>, QuestionOptions<S, A>> questions = new LinkedHashMap<>();
    private final OptionSpec option;
    private CommandSpec command;

    /**
     * @param all the questions of the job, in the order in which they are shown
     */
    public QuestionChoice(List<? extends Question<S, A>> all) {
        all.forEach(question -> questions.put(question, question.options()));
        this.option =
                OptionSpec.builder(OPTION)
                        .paramLabel("A,B")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .splitRegex(",")
                        .hideParamSyntax(true)
                        .defaultValue(String.join(",", namesAskedByDefault()))
                        .description(
                                "The questions to answer; below are their names, and the options"
                                        + " of each. Default: ${DEFAULT-VALUE}")
                        .build();
    }

    /** All questions of the job, in their order. */
    public List<Question<S, A>> all() {
        return List.copyOf(questions.keySet());
    }

    /** The results of all questions, in their order, whether a run asks them or not. */
    public List<String> results() {
        return all().stream().flatMap(question -> results(question).stream()).toList();
    }

    private static List<String> results(Question<?, ?> question) {
        return question.results(Emit.AT_END);
    }

    private static List<String> names(List<? extends Question<?, ?>> questions) {
        return questions.stream().map(Question::name).toList();
    }

    /** The operators of all questions, in their order, whether a run asks them or not. */
    public List<Operators.Description> operators() {
        return all().stream().flatMap(question -> question.operators().stream()).toList();
    }

    /** Adds {@code --questions} and the options of each question to a command. */
    public void addTo(CommandSpec command) {
        this.command = command;
        command.addOption(option);
        questions.forEach(
                (question, options) -> {
                    if (hasAnyOption(options.getClass())) {
                        command.addMixin(question.name(), CommandSpec.forAnnotatedObject(options));
                    }
                });
        command.usageMessage().sectionMap().put(SECTION_KEY_OPTION_LIST, this::help);
    }

    private static boolean hasAnyOption(Class<?> options) {
        return Stream.of(options.getDeclaredFields())
                .anyMatch(
                        field ->
                                field.isAnnotationPresent(Option.class)
                                        || field.isAnnotationPresent(Mixin.class));
    }

    /** The options of the job, then those of each question below its name. */
    private String help(Help help) {
        Map<String, CommandSpec> mixins = help.commandSpec().mixins();
        List<OptionSpec> ofJob = new ArrayList<>(help.commandSpec().options());
        ofJob.removeIf(OptionSpec::hidden);
        for (Question<S, A> question : questions.keySet()) {
            ofJob.removeAll(options(question, mixins));
        }
        StringBuilder shown = new StringBuilder(help.optionListExcludingGroups(ofJob));
        for (Question<S, A> question : questions.keySet()) {
            shown.append(help.createHeading("%n%s: %s%n", question.name(), question.asks()));
            shown.append(help.optionListExcludingGroups(options(question, mixins)));
        }
        return shown.toString();
    }

    private List<OptionSpec> options(Question<S, A> question, Map<String, CommandSpec> mixins) {
        return mixins.containsKey(question.name())
                ? mixins.get(question.name()).options()
                : List.of();
    }

    /**
     * The questions that the command line asks, in the order of all. The name of each of its
     * results asks a question.
     *
     * @param emit when the operators of the run emit
     * @throws UserException if there is no question of a name, or one has no answer before the
     *     input ends and the input does not end
     */
    public List<Question<S, A>> chosen(Emit emit) throws UserException {
        Set<String> names = new TreeSet<>();
        for (String name : option.<List<String>>getValue()) {
            names.add(name.strip());
        }
        List<String> known = results();
        for (String name : names) {
            if (!known.contains(name)) {
                throw UserException.badOption(
                        "%s: no question '%s'%s; there are %s"
                                .formatted(
                                        OPTION,
                                        name,
                                        Nearest.question(name, known),
                                        String.join(", ", names(all()))));
            }
        }
        List<Question<S, A>> chosen =
                all().stream()
                        .filter(question -> !Collections.disjoint(results(question), names))
                        .toList();
        for (Question<S, A> question : chosen) {
            if (question.results(emit).isEmpty()) {
                throw UserException.badOption(
                        "%s: %s has no answer before the input ends; with --watch or --follow it"
                                        .formatted(OPTION, question.name())
                                + " never ends");
            }
        }
        return chosen;
    }

    /**
     * The same questions, with their settings.
     *
     * @throws UserException as {@link #chosen}, or if an option has a value that cannot be used;
     *     the options of the other questions are checked too
     */
    public List<A> asked(S shared, Emit emit) throws UserException {
        List<Question<S, A>> chosen = chosen(emit);
        List<A> asked = new ArrayList<>();
        for (Map.Entry<Question<S, A>, QuestionOptions<S, A>> question : questions.entrySet()) {
            A settings = question.getValue().ask(shared);
            if (chosen.contains(question.getKey())) {
                asked.add(settings);
            }
        }
        return asked;
    }

    /**
     * Returns a warning for each question that has options on the command line and is not asked,
     * and for each shared option whose questions are not asked. Options in the environment or a
     * file cause none: they are settings for many runs.
     *
     * @throws UserException as {@link #chosen}
     */
    public List<String> warnings(Emit emit) throws UserException {
        List<Question<S, A>> chosen = chosen(emit);
        ParseResult parsed = command.commandLine().getParseResult();
        List<String> warnings = new ArrayList<>();
        for (Question<S, A> question : questions.keySet()) {
            List<String> given =
                    options(question, command.mixins()).stream()
                            .map(OptionSpec::longestName)
                            .filter(parsed::hasMatchedOption)
                            .toList();
            if (!given.isEmpty() && !chosen.contains(question)) {
                warnings.add(ignored(String.join(", ", given), question.name()));
            }
        }
        for (OptionSpec shared : command.options()) {
            String name = shared.longestName();
            List<Question<S, A>> users =
                    all().stream()
                            .filter(question -> question.sharedOptions().contains(name))
                            .toList();
            if (!users.isEmpty()
                    && parsed.hasMatchedOption(name)
                    && Collections.disjoint(users, chosen)) {
                warnings.add(
                        ignored(
                                name,
                                users.stream()
                                        .map(Question::name)
                                        .collect(Collectors.joining(" or "))));
            }
        }
        return warnings;
    }

    private static String ignored(String options, String questions) {
        return "%s: ignored, because --questions does not name %s".formatted(options, questions);
    }

    /**
     * The results of the questions that the command line asks, in their order.
     *
     * @throws UserException as {@link #chosen}
     */
    public List<String> chosenResults(Emit emit) throws UserException {
        return chosen(emit).stream().flatMap(question -> question.results(emit).stream()).toList();
    }

    private List<String> namesAskedByDefault() {
        return all().stream().filter(Question::isAskedByDefault).map(Question::name).toList();
    }
}
