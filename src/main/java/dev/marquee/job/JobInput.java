package dev.marquee.job;

import java.util.List;
import java.util.Map;

/** What a job reads, whatever it is of, looked at and found good. */
public interface JobInput {
    /** What is read, for {@code --dry-run}, a line each. */
    List<String> plan();

    /** What the user should know, a line each. */
    List<String> warnings();

    /** The files that are not read, with the cause, a line each; empty where there are no files. */
    default List<String> leftAlone() {
        return List.of();
    }

    /** The bytes to be read, or 0 if that is not known. */
    long bytes();

    /** The beginning of the summary of a run: what was read. */
    Map<String, Object> summary(RunFigures run);
}
