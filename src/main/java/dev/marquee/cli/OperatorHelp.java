package dev.marquee.cli;

import dev.marquee.job.Operators;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Lists a job's operators below its options. */
final class OperatorHelp {
    private OperatorHelp() {}

    static void addTo(CommandLine command) {
        if (!(command.getCommand() instanceof JobCommand job)) {
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Operators, for --parallelism OPERATOR=N:");
        for (Operators.Description operator : job.allOperators()) {
            String most = operator.alone() ? " (1 at most)" : "";
            lines.add("  %-24s %s%s".formatted(operator.name(), operator.does(), most));
        }
        command.getCommandSpec().usageMessage().footer(lines.toArray(String[]::new));
    }
}
