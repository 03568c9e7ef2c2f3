package dev.marquee.movies;

import dev.marquee.csv.CsvHeader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
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

    /**
     * A name of a form that is not read, for example after changes by browsers and spreadsheets.
     */
    private static final Pattern OTHER_FORM =
            Pattern.compile(
                    "(.*?)(?:[ _-]?\\([0-9]+\\)| - copy)?"
                            + "\\.(?:csv|tsv|txt|xlsx?|ods|parquet|json)?"
                            + "(?:\\.?(?:zip|bz2|xz|zst|7z|rar|tar|tgz))?",
                    Pattern.DOTALL);

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

    /** Returns the required columns that a header does not have. */
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

    /** Returns the kind of file whose required columns a header has; empty if there is none. */
    static Optional<FileKind> withColumns(CsvHeader header) {
        return Stream.of(values())
                .filter(kind -> kind.missingColumns(header).isEmpty())
                .findFirst();
    }

    /**
     * The name by which a file's kind is found: in small letters, without {@code .gz}, and with the
     * version of TMDB's daily table that {@link #names} has. If the folder of the file has the name
     * of a table, as in Spark's {@code credits.csv/part-00000.csv}, this is the folder's name.
     *
     * @param path the file's path, or its name alone
     */
    static String nameOf(String path) {
        int slash = path.lastIndexOf('/');
        String own = plainName(path.substring(slash + 1));
        if (isKnown(own) || slash < 0 || !isCsv(own)) {
            return own;
        }
        String folder = plainName(path.substring(path.lastIndexOf('/', slash - 1) + 1, slash));
        return isKnown(folder) ? folder : own;
    }

    private static String plainName(String fileName) {
        String name = withoutGzip(fileName).toLowerCase(Locale.ROOT);
        return VERSION.matcher(name).replaceFirst("_v11.csv");
    }

    /** Whether a name in the form of {@link #nameOf} is that of a kind. */
    static boolean isKnown(String name) {
        return Stream.of(values()).anyMatch(kind -> kind.names.contains(name));
    }

    /**
     * Whether a name in the form of {@link #nameOf} is a packed or misspelt form of a known one.
     */
    static boolean isLikeKnown(String name) {
        Matcher other = OTHER_FORM.matcher(name);
        return other.matches() && isKnown(other.group(1) + ".csv");
    }

    /** Whether a name is that of a CSV. */
    static boolean isCsv(String fileName) {
        return withoutGzip(fileName).toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** Whether a file may be MovieLens's list of titles, which lacks the columns of a film. */
    static boolean isTitlesOnly(String path) {
        return nameOf(path).equals(TITLES);
    }

    /** Returns a file name without the ending of a compressed file. */
    static String withoutGzip(String fileName) {
        return fileName.endsWith(GZIP)
                ? fileName.substring(0, fileName.length() - GZIP.length())
                : fileName;
    }
}
