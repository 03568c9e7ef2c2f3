package dev.marquee.cli;

import dev.marquee.files.CsvInspection;
import dev.marquee.files.FileUri;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.Path;

/** Errors of an input whose files were looked at. What was found out about them comes first. */
public final class BadInput {
    private BadInput() {}

    /**
     * Stops where the job cannot run with a file as it is.
     *
     * @throws UserException with the first fault, if there is any
     */
    public static void requireNoFault(CsvInspection inspection) throws UserException {
        List<String> faults = inspection.faults();
        if (!faults.isEmpty()) {
            List<String> notes = new ArrayList<>(inspection.warnings());
            notes.addAll(faults.subList(1, faults.size()));
            throw UserException.badData(faults.get(0), notes);
        }
    }

    /**
     * The error where no file of the job is among those of the input. It is a wrong option where no
     * file looks like one of the job's, else a fault of the data.
     *
     * @param what the files that the job wants, in the singular
     * @param hint how such files are named
     */
    public static UserException nothingToRead(
            CsvInspection inspection, List<Path> roots, String what, String hint) {
        String folders = roots.stream().map(FileUri::shown).collect(Collectors.joining(", "));
        String message = "--input: no " + what + " in " + folders;
        return inspection.warnings().isEmpty()
                ? UserException.badOption(message + "; " + hint)
                : UserException.badData(message, inspection.warnings());
    }
}
