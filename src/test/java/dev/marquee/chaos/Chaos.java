package dev.marquee.chaos;

import dev.marquee.CommandRun;
import dev.marquee.FolderFiles;
import dev.marquee.ResultFiles;
import dev.marquee.cluster.ProjectCluster;
import dev.marquee.rabbitmq.broker.RabbitBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Runs jobs on a real cluster while their processes are killed and paused and their disk is full:
 * {@code bin/chaos}, which has the description of the options. Not thread-safe.
 */
public final class Chaos {
    /** A run that is too short for its next strike is repeated, but not for ever. */
    private static final int MOST_RUNS_WITHOUT_STRIKE = 3;

    private static final int SLOTS = 2;

    @Option(names = "--seed", required = true)
    private long seed;

    @Option(names = "--mode", required = true, split = ",")
    private List<Mode> modes;

    @Option(names = "--kills", required = true)
    private int kills;

    @Option(names = "--rows", required = true)
    private int rows;

    @Option(names = "--input")
    private Path input;

    @Option(names = "--countries")
    private String countries;

    @Option(names = "--folder", required = true)
    private Path folder;

    @Option(names = "--dry-run")
    private boolean isDry;

    private final ChaosReport report = new ChaosReport();

    private Chaos() {}

    /** Its exit code is 0 if all outputs are right, else 1. */
    public static void main(String[] arguments) throws Exception {
        Chaos chaos = new Chaos();
        new CommandLine(chaos).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        chaos.run();
        System.exit(chaos.report.isGood() ? 0 : 1);
    }

    /** Runs the plans of some modes, with the faults of {@code without} left out. */
    static ChaosReport run(
            Path folder, long seed, List<Mode> modes, int kills, int rows, Set<Fault> without)
            throws Exception {
        Chaos chaos = new Chaos();
        chaos.folder = folder;
        chaos.seed = seed;
        chaos.modes = modes;
        chaos.kills = kills;
        chaos.rows = rows;
        chaos.runPlans(chaos.plans(without), null);
        return chaos.report;
    }

    private void run() throws Exception {
        folder = folder.toAbsolutePath();
        deleteFolder();
        Files.createDirectories(folder);
        ProjectCluster cluster = new ProjectCluster(folder);
        CheckpointDisk disk =
                isDry
                        ? null
                        : CheckpointDisk.mount(cluster.files().resolve("checkpoints")).orElse(null);
        Set<Fault> without = EnumSet.noneOf(Fault.class);
        if (disk == null && !isDry) {
            say("no disk can be mounted here, which only root may: no full or slow disk");
            without.addAll(Set.of(Fault.CHECKPOINT_DISK_FULL, Fault.CHECKPOINT_DISK_SLOW));
        } else if (disk != null && !disk.canBeSlow()) {
            say("a loop device, or a limit of its control group, cannot be had: no slow disk");
            without.add(Fault.CHECKPOINT_DISK_SLOW);
        }
        try (CheckpointDisk ours = disk) {
            Map<Mode, Plan> plans = plans(without);
            say("The plan, seed " + seed + ":");
            plans.values().forEach(plan -> plan.lines().forEach(Chaos::say));
            if (isDry) {
                return;
            }
            runPlans(plans, ours);
        }
        say("");
        report.lines().forEach(Chaos::say);
        Files.write(folder.resolve("report.txt"), report.lines());
        say("This report: " + folder.resolve("report.txt"));
    }

    private Map<Mode, Plan> plans(Set<Fault> without) {
        Map<Mode, Plan> plans = new EnumMap<>(Mode.class);
        for (Mode mode : modes) {
            plans.put(mode, Plan.of(seed, mode, kills, without));
        }
        return plans;
    }

    private void runPlans(Map<Mode, Plan> plans, @Nullable CheckpointDisk disk) throws Exception {
        Path rowsFolder = input == null ? sample() : input.toAbsolutePath();
        ProjectCluster cluster = new ProjectCluster(folder);
        boolean withBroker = modes.contains(Mode.RABBITMQ);
        try (CountedImages images = CountedImages.start(folder);
                RabbitBroker broker = withBroker ? RabbitBroker.start() : null) {
            cluster.control(
                            "start",
                            "--high-availability",
                            "--taskmanagers=" + Plan.TASKMANAGERS,
                            "--slots=" + SLOTS,
                            // Else what the REST interface says of a job is up to 3 s old.
                            "-Dweb.refresh-interval=100")
                    .succeeding();
            try {
                Stage stage =
                        new Stage(
                                folder,
                                cluster,
                                rowsFolder,
                                countries == null ? countriesOf(rowsFolder) : countries,
                                images,
                                broker,
                                disk);
                runAll(stage, plans.values());
            } finally {
                cluster.control("stop");
            }
        }
    }

    private Path sample() {
        Path sample = folder.resolve("input");
        CommandRun made =
                CommandRun.succeeding(
                        "sample",
                        "--output=" + sample,
                        "--rows=" + rows,
                        "--seed=" + seed,
                        "--descriptions=0",
                        "--films=0");
        say(made.err().strip());
        return sample;
    }

    /** Of the files of the sample, whose names begin with them. */
    private static String countriesOf(Path folder) throws IOException {
        List<String> codes = new ArrayList<>();
        for (Path file : FolderFiles.under(folder)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".csv")) {
                codes.add(name.substring(0, 2));
            }
        }
        codes.sort(null);
        return String.join(",", codes);
    }

    private void runAll(Stage stage, Collection<Plan> plans) throws Exception {
        Map<Mode, ResultFiles> expected = new EnumMap<>(Mode.class);
        int number = 0;
        for (Plan plan : plans) {
            Mode base = plan.mode() == Mode.BATCH ? Mode.BATCH : Mode.STREAMING;
            if (!expected.containsKey(base)) {
                DisturbedRun run = new DisturbedRun(stage, base, ++number);
                say("run %d: %s, undisturbed".formatted(number, base.title()));
                List<String> wrong = run.undisturbed();
                report.addRun(base, number, "undisturbed, " + fetches(stage), wrong);
                if (!wrong.isEmpty()) {
                    return;
                }
                expected.put(base, run.results());
            }
            Deque<Strike> strikes = new ArrayDeque<>(plan.strikes());
            int inVain = 0;
            while (!strikes.isEmpty() && inVain < MOST_RUNS_WITHOUT_STRIKE) {
                int before = strikes.size();
                DisturbedRun run = new DisturbedRun(stage, plan.mode(), ++number);
                say("run %d: %s".formatted(number, plan.mode().title()));
                List<String> wrong = run.disturbed(expected.get(base), strikes, this::recovered);
                int struck = before - strikes.size();
                inVain = struck == 0 ? inVain + 1 : 0;
                report.addRun(
                        plan.mode(),
                        number,
                        "%d faults, %s".formatted(struck, fetches(stage)),
                        wrong);
                wrong.forEach(Chaos::say);
            }
            if (!strikes.isEmpty()) {
                report.addFault(
                        "%s ends before the next fault of the plan: more --rows are needed"
                                .formatted(plan.mode().title()));
            }
        }
    }

    private static String fetches(Stage stage) {
        return stage.images().fetches() + " images fetched";
    }

    private void recovered(Recovery recovery) {
        report.add(recovery);
        say(
                "  %s: to RUNNING %s, to a checkpoint %s %s"
                        .formatted(
                                recovery.strike().title(),
                                recovery.toRunning(),
                                recovery.toCheckpoint(),
                                recovery.remark()));
    }

    /** What an earlier chaos with this seed left. */
    private void deleteFolder() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
