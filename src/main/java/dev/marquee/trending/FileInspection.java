package dev.marquee.trending;

import dev.marquee.basics.FirstLine;
import dev.marquee.csv.CsvFile;
import dev.marquee.csv.CsvHeader;
import dev.marquee.files.CsvInspection;
import dev.marquee.files.InputFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * What one file of an input is.
 *
 * @param file the file
 * @param notes what the user should know of it
 * @param isVideos whether it is a list of trending videos that is read
 * @param country the country of all its rows or categories; null where each row has its own
 * @param categories the titles of the categories by number, if it is a file of categories
 */
record FileInspection(
        InputFile file,
        CsvInspection notes,
        boolean isVideos,
        @Nullable String country,
        @Nullable Map<String, String> categories) {
    private static final Pattern CSV =
            Pattern.compile(".*\\.csv(?:\\.gz)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Names of published files whose form is not read, packed or misspelt. */
    private static final Pattern LIKE_VIDEOS =
            Pattern.compile(
                    "(?:.*[^a-z])?[a-z]{2}(?:_?videos|_youtube_trending_data).*"
                            + "\\.(?:tsv|txt|xlsx?|ods|parquet|bz2|xz|zst|7z|rar|tar|tgz)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LIKE_CATEGORIES =
            Pattern.compile(
                    "(?:.*[^a-z])?(?:[a-z]{2}_category_id|category_(?:data|id)_[a-z]{2}).*\\.json.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A header with as many of the needed columns is meant to be a list of trending videos. */
    private static final int FAMILIAR_COLUMNS = 3;

    private static final String NAMES = "name it as USvideos.csv or US_youtube_trending_data.csv";

    /** Whether a name is that of a CSV. */
    static boolean isCsv(String name) {
        return CSV.matcher(name).matches();
    }

    /**
     * Looks at a file.
     *
     * @param requiresRows whether a list of videos is left out if all its first records are
     *     rejected
     */
    static FileInspection of(InputFile file, int maxRecordBytes, boolean requiresRows) {
        CsvInspection notes = new CsvInspection(maxRecordBytes);
        String name = file.name();
        Optional<String> ofCategories = Country.ofCategoryFile(name);
        if (ofCategories.isPresent()) {
            return categories(file, ofCategories.get(), notes);
        }
        if (isCsv(name)) {
            return csv(file, notes, requiresRows);
        }
        if (LIKE_CATEGORIES.matcher(name).matches()) {
            notes.leaveOut(file, "files of categories are named as US_category_id.json");
        } else if (LIKE_VIDEOS.matcher(name).matches()) {
            notes.leaveOut(file, "only .csv, .csv.gz and .zip are read");
        } else {
            notes.leaveAlone(file, "neither a CSV nor a file of categories");
        }
        return notRead(file, notes);
    }

    private static FileInspection categories(InputFile file, String country, CsvInspection notes) {
        try {
            return new FileInspection(file, notes, false, country, CategoryFile.read(file));
        } catch (IOException e) {
            String cause = FirstLine.of(e);
            notes.warn(file, "is not a list of categories and is left out: " + cause);
            return notRead(file, notes);
        }
    }

    private static FileInspection csv(InputFile file, CsvInspection notes, boolean requiresRows) {
        NamedCountries named = NamedCountries.of(file.path().getPath());
        CsvInspection ofBeginning = new CsvInspection(notes.maxRecordBytes());
        Optional<CsvFile.Beginning> beginning =
                requiresRows
                        ? ofBeginning.beginning(file, new VideoTable(Projection.NONE))
                        : ofBeginning.beginning(file);
        if (beginning.isEmpty()) {
            if (named.codes().isEmpty()) {
                notes.leaveAlone(ofBeginning);
            } else {
                notes.addAll(ofBeginning);
            }
            return notRead(file, notes);
        }
        CsvHeader header = beginning.get().header();
        List<String> missing = VideoLayout.missingColumns(header);
        boolean isFamiliar = VideoLayout.neededColumns() - missing.size() >= FAMILIAR_COLUMNS;
        if (!isFamiliar && named.isPublished()) {
            notes.leaveOut(file, notes.cause(file, header, missing));
            return notRead(file, notes);
        }
        if (!isFamiliar) {
            return notVideos(file, header, missing, notes);
        }
        if (!missing.isEmpty()) {
            if (named.codes().isEmpty()) {
                notes.leaveOut(file, notes.cause(file, header, missing));
            } else {
                notes.addFault(file, "no column " + String.join(", ", missing));
            }
            return notRead(file, notes);
        }
        VideoLayout layout = VideoLayout.of(header).orElseThrow();
        boolean hasCountries = layout.hasCountries(header);
        if (named.codes().isEmpty() && (layout.isFoundByName() || !hasCountries)) {
            notes.leaveOut(file, noCountry(layout, hasCountries));
            return notRead(file, notes);
        }
        if (named.codes().size() > 1 && !hasCountries) {
            notes.addFault(
                    file,
                    "its name has several countries, %s; %s"
                            .formatted(String.join(" and ", named.codes()), NAMES));
            return notRead(file, notes);
        }
        for (String column : layout.emptyColumns(header)) {
            notes.warn(file, "has no column " + column + "; its values are empty");
        }
        boolean hasRows = notes.hasRows(file, beginning.get());
        return new FileInspection(
                file, notes, hasRows, hasCountries ? null : named.only().orElseThrow(), null);
    }

    /** Why a list of trending videos is not read that has no country in its name. */
    private static String noCountry(VideoLayout layout, boolean hasCountries) {
        return hasCountries
                ? "no country in its name, though a column has them; rename the column %s as the"
                                .formatted(layout.day())
                        + " day is called in a layout with a column of countries, as snapshot_date"
                : "no country in its name; " + NAMES;
    }

    /** A CSV of something else, unless it is one of ours in another form. */
    private static FileInspection notVideos(
            InputFile file, CsvHeader header, List<String> missing, CsvInspection notes) {
        boolean hasOurColumns = header.names().stream().anyMatch(name -> name.contains("video_id"));
        Optional<String> otherFormat = notes.causeInBytes(file);
        String cause = otherFormat.orElseGet(() -> notes.cause(file, header, missing));
        if (hasOurColumns || otherFormat.isPresent()) {
            notes.leaveOut(file, cause);
        } else {
            notes.leaveAlone(file, cause);
        }
        return notRead(file, notes);
    }

    private static FileInspection notRead(InputFile file, CsvInspection notes) {
        return new FileInspection(file, notes, false, null, null);
    }
}
