package dev.marquee.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the figures of a run in the order of the page. Figures that the run does not have are
 * skipped. Not thread-safe.
 */
final class PageFigures {
    private final RunSummary run;
    private final List<Figure> figures = new ArrayList<>();

    PageFigures(RunSummary run) {
        this.run = run;
    }

    /**
     * Adds a figure of the summary.
     *
     * @param key its key in the summary
     * @param name its name on the page
     * @param note an explanation; may be empty
     */
    PageFigures add(String key, String name, String note) {
        if (run.has(key)) {
            figures.add(new Figure(name, PageFormat.number(run.number(key)), note));
        }
        return this;
    }

    /** Adds each figure of a group of the summary, for example {@code repeated films}. */
    PageFigures addGroup(String key, String prefix, String note) {
        run.numbers(key)
                .forEach(
                        (name, number) ->
                                figures.add(
                                        new Figure(
                                                prefix + name, PageFormat.number(number), note)));
        return this;
    }

    /** Adds the size of the input. */
    PageFigures addInput() {
        return add("files", "files", run.has("bytes") ? PageFormat.bytes(run.number("bytes")) : "")
                .add("messages", "messages", "")
                .add("rows_read", "rows read", "");
    }

    /** Adds the duration of the run. */
    PageFigures addDuration() {
        if (run.has("seconds")) {
            figures.add(new Figure("run", PageFormat.duration(run.seconds()), ""));
        }
        return this;
    }

    /** Adds the numbers of rows that were used and rejected. */
    PageFigures addRows() {
        add("rows_used", "rows used", "");
        return add(
                "rows_rejected",
                "rows rejected",
                PageFormat.share(run.number("rows_rejected"), run.number("rows_read"))
                        + " of those read");
    }

    /** Adds the numbers of replaced bytes and of files that were left alone. */
    PageFigures addReplacedAndLeftAlone() {
        return add("replaced_bytes", "replaced bytes", "that were not UTF-8")
                .add("files_left_alone", "files left alone", "not part of this job");
    }

    List<Figure> list() {
        return List.copyOf(figures);
    }
}
