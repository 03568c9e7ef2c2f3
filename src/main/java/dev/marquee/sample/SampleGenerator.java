package dev.marquee.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes files of made-up trending videos: CSV files in any published layout, and a category file
 * for each country.
 *
 * <p>The statistics resemble those of published data sets: the views, likes, tags and lengths, the
 * days that a video stays on the lists, the ways in which rows are broken. {@link Lists} says of
 * which, and what differs. All videos, channels and texts are made up.
 *
 * <p>A country that gets no row, because there are more countries than rows, has a file with only
 * the header. Needs some megabytes of memory, and some bytes for each row of one country's list of
 * one day. An instance has no state and may be shared between threads.
 */
public final class SampleGenerator {

    private static final Pattern FILE_NAME =
            Pattern.compile(
                    "(?:[A-Z]{2}(?:videos|_youtube_trending_data)|trending_[A-Z]{2}_[0-9-]{10}"
                        + "|trending_yt_videos_113_countries|youtube_trending_videos_global"
                        + "|daily_trending_videos)\\.csv(?:\\.gz)?|[A-Z]{2}_category_id\\.json");

    /** Enough rows to know their mean size to within about a percent. */
    private static final int ROWS_TO_ESTIMATE_FROM = 50_000;

    /** What a row comes to, roughly; a first guess. */
    static final int USUAL_ROW_BYTES = 1550;

    /**
     * Writes a sample. Each file is written under a hidden temporary name in the same folder and
     * then renamed; a file of the same name is replaced, other files are left alone.
     *
     * @throws IOException when a file cannot be written; files that were complete by then stay
     */
    public SampleReport write(SampleSettings settings) throws IOException {
        Path folder = Files.createDirectories(settings.output());
        List<Path> files = new ArrayList<>();
        long rows = 0;
        long dirtyRows = 0;
        long bytes;
        Calendar calendar = calendar(settings);
        try (NewFiles lists = new NewFiles(folder, settings.gzip())) {
            for (int i = 0; i < settings.countriesWithFile().size(); i++) {
                TrendingFile.Count count = new TrendingFile(settings, calendar, i).write(lists);
                rows += count.rows();
                dirtyRows += count.dirtyRows();
            }
            lists.complete();
            files.addAll(lists.paths());
            bytes = lists.bytes();
        }
        for (String country : settings.countriesWithFile()) {
            Path path = folder.resolve(country + "_category_id.json");
            try (NewFile file = new NewFile(path, false)) {
                file.out().write(YouTubeCategories.file(country, settings.seed()));
                bytes += file.complete();
            }
            files.add(path);
        }
        return new SampleReport(files, rows, bytes, dirtyRows);
    }

    /** Whether this generator gives such a name to a file that it writes. */
    static boolean isNameOfASampleFile(String fileName) {
        return FILE_NAME.matcher(fileName).matches();
    }

    /**
     * The size of all files before any packing, to within about two percent, without writing any.
     */
    static long estimatedBytes(SampleSettings settings) throws IOException {
        Calendar calendar = calendar(settings);
        int oneRowIn = (int) Math.max(1, settings.rows() / ROWS_TO_ESTIMATE_FROM);
        long bytes = categoryBytes(settings);
        for (int i = 0; i < settings.countriesWithFile().size(); i++) {
            bytes += new TrendingFile(settings, calendar, i).estimatedBytes(oneRowIn);
        }
        return bytes;
    }

    static long categoryBytes(SampleSettings settings) {
        long bytes = 0;
        for (String country : settings.countriesWithFile()) {
            bytes += YouTubeCategories.file(country, settings.seed()).length;
        }
        return bytes;
    }

    private static Calendar calendar(SampleSettings settings) {
        return new Calendar(settings.firstDay(), settings.days(), settings.dirt(), settings.seed());
    }
}
