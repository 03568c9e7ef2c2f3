package dev.marquee.movies;

import dev.marquee.csv.CsvHeader;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** The kinds of files that the job reads, with the names under which data sets publish them. */
public enum FileKind {
    FILMS(
            null,
            List.of(
                    "movies_metadata.csv",
                    "tmdb_movie_dataset_v11.csv",
                    "tmdb_all_movies.csv",
                    "tmdb_5000_movies.csv",
                    FileKind.TITLES),
            "id",
            "title",
            "release_date",
            "budget",
            "genres",
            "production_countries"),
    CREDITS("credits", List.of("credits.csv", "tmdb_5000_credits.csv"), "id|movie_id", "cast"),
    RATINGS(
            "rating",
            List.of("ratings.csv", "ratings_small.csv", "rating.csv"),
            "movieId",
            "rating"),
    LINKS("link", List.of("links.csv", "links_small.csv", "link.csv"), "movieId", "tmdbId");

    private static final String GZIP = ".gz";

    /** MovieLens publishes its titles and genres under this name, but no films. */
    private static final String TITLES = "movie.csv";

    /** TMDB's daily table has its version in its name. */
    private static final Pattern VERSION = Pattern.compile("_v[0-9]{1,3}\\.csv$");

    @Nullable private final String rejection;

    @SuppressWarnings("ImmutableEnumChecker") // Immutable lists.
    private final List<String> names;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> columns;

    FileKind(@Nullable String rejection, List<String> names, String... columns) {
        this.rejection = rejection;
        this.names = names;
        this.columns = List.of(columns);
    }

    /**
     * The plural of its rows: the name of the operator that separates them from rejected records.
     */
    String rows() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the operator that reads it. */
    String read() {
        return "read-" + rows();
    }

    /** The names of such files in the form of {@link #nameOf}, the preferred one first. */
    List<String> names() {
        return names;
    }

    /** The usual name, for messages. */
    String usualName() {
        return names.get(0);
    }

    /** The phrase under which all its rejected records are counted, or null for their reasons. */
    @Nullable String rejection() {
        return rejection;
    }

    /** The required columns that a header does not have. */
    List<String> missingColumns(CsvHeader header) {
        return columns.stream()
                .filter(column -> header.column(column.split("\\|")).isEmpty())
                .map(column -> column.replace("|", " or "))
                .toList();
    }

    /** Whether a header has any of the columns. */
    boolean isFamiliar(CsvHeader header) {
        return missingColumns(header).size() < columns.size();
    }

    /**
     * The name by which a file's kind is found: in small letters, without {@code .gz}, and with the
     * version of TMDB's daily table that {@link #names} has.
     */
    static String nameOf(String fileName) {
        String name = withoutGzip(fileName).toLowerCase(Locale.ROOT);
        return VERSION.matcher(name).replaceFirst("_v11.csv");
    }

    /** Whether a file may be MovieLens's list of titles, which lacks the columns of a film. */
    static boolean isTitlesOnly(String fileName) {
        return nameOf(fileName).equals(TITLES);
    }

    /** Why a file of this name is not read: a name in the form of {@link #nameOf}. */
    static String causeNotRead(String name) {
        return Stream.of(values()).anyMatch(kind -> kind.names.contains(name))
                ? "no question needs it, or another file is preferred"
                : "not a table of films";
    }

    /** The name of the file itself, where it may be that of a compressed one. */
    static String withoutGzip(String fileName) {
        return fileName.endsWith(GZIP)
                ? fileName.substring(0, fileName.length() - GZIP.length())
                : fileName;
    }
}
