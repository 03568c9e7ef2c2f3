package dev.marquee.report;

import dev.marquee.files.FileUri;
import dev.marquee.files.ResultFolder;
import dev.marquee.files.WholeFile;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;

/**
 * Draws the results of a job as one HTML page. The page needs no network and no other files, except
 * for images above a limit, which it loads from the folder beside it.
 */
public final class Report {
    /** The name of the page, in the folder of {@code summary.json}. */
    public static final String FILE = ResultFolder.REPORT;

    private static final String TRENDING = "trending";
    private static final String MOVIES = "movies";

    private Report() {}

    /**
     * Draws a page for each job that has results.
     *
     * @param output the folder that contains {@code trending/}, {@code movies/} or both, on any
     *     file system of Flink
     * @return the paths of the pages
     * @throws IOException if a path cannot be read or written; its message names the path and the
     *     cause in one line
     */
    static List<Path> drawAll(Path output) throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String job : List.of(TRENDING, MOVIES)) {
            Path folder = new Path(output, job);
            if (folder.getFileSystem().exists(folder)) {
                pages.add(draw(folder));
            }
        }
        return pages;
    }

    /**
     * Draws the results of one job.
     *
     * @param folder the job's folder, {@code trending/} or {@code movies/} under the output
     * @return the path of the page, which is written completely or not at all
     * @throws IOException if a path cannot be read or written; its message names the path and the
     *     cause in one line
     */
    public static Path draw(Path folder) throws IOException {
        Path page = new Path(folder, FILE);
        try {
            WholeFile.write(
                    page,
                    out -> {
                        Writer writer =
                                new BufferedWriter(
                                        new OutputStreamWriter(out, StandardCharsets.UTF_8));
                        render(folder, writer);
                        writer.flush();
                    });
        } catch (IOException | UncheckedIOException e) {
            throw new IOException(FileUri.shown(page) + " cannot be drawn: " + e.getMessage(), e);
        }
        return page;
    }

    private static void render(Path folder, Writer out) throws IOException {
        TemplateEngine templates =
                TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        Report.class.getClassLoader(),
                        Report.class.getPackageName());
        ResultLines results = new ResultLines(folder);
        Assets assets = new Assets();
        if (folder.getName().equals(MOVIES)) {
            templates.render("movies.jte", MoviesPage.of(results, assets), new WriterOutput(out));
        } else {
            templates.render(
                    "trending.jte", TrendingPage.of(results, assets), new WriterOutput(out));
        }
    }
}
