package dev.marquee.movies;

import dev.marquee.csv.CsvHeader;
import java.util.List;
import java.util.Locale;
import javax.annotation.Nullable;

/** The kinds of files that the job reads, as The Movies Dataset (rounakbanik) has them. */
enum MovieFile {
    FILMS,
    CREDITS,
    RATINGS,
    LINKS;

    private static final String GZIP = ".gz";

    /** What its rows are called: the name of the operator that parts them from rejected records. */
    String rows() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the operator that reads it. */
    String read() {
        return "read-" + rows();
    }

    /** The names of such files, the one that is preferred first. */
    List<String> names() {
        return switch (this) {
            case FILMS -> List.of("movies_metadata.csv");
            case CREDITS -> List.of("credits.csv");
            case RATINGS -> List.of("ratings.csv", "ratings_small.csv");
            case LINKS -> List.of("links.csv", "links_small.csv");
        };
    }

    /** The names as a sentence has them. */
    String shown() {
        return String.join(" or ", names());
    }

    /** The phrase under which all its rejected records are counted, or null for their reasons. */
    @Nullable String rejection() {
        return switch (this) {
            case FILMS -> null;
            case CREDITS -> "credits";
            case RATINGS -> "rating";
            case LINKS -> "link";
        };
    }

    /** The needed columns that a header does not have. */
    List<String> missingColumns(CsvHeader header) {
        return columns().stream().filter(name -> header.column(name).isEmpty()).toList();
    }

    /** Whether a header has any column of ours. */
    boolean isFamiliar(CsvHeader header) {
        return missingColumns(header).size() < columns().size();
    }

    /** The name of the file itself, where it may be that of a compressed one. */
    static String withoutGzip(String fileName) {
        return fileName.endsWith(GZIP)
                ? fileName.substring(0, fileName.length() - GZIP.length())
                : fileName;
    }

    private List<String> columns() {
        return switch (this) {
            case FILMS ->
                    List.of(
                            "id",
                            "title",
                            "release_date",
                            "budget",
                            "genres",
                            "production_countries");
            case CREDITS -> List.of("id", "cast");
            case RATINGS -> List.of("movieId", "rating");
            case LINKS -> List.of("movieId", "tmdbId");
        };
    }
}
