package dev.marquee.trending;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The countries in the name of a CSV file.
 *
 * @param codes their codes, each once, in the order of the name
 * @param isPublished whether the name is one of those that the published data sets use, as {@code
 *     USvideos.csv} or {@code US_youtube_trending_data.csv}
 */
record NamedCountries(List<String> codes, boolean isPublished) {
    private static final Pattern CSV =
            Pattern.compile("(.*)\\.csv(?:\\.gz)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The published names, before {@code .csv}; others may put something before the country. */
    private static final Pattern PUBLISHED =
            Pattern.compile("(?:.*[^A-Za-z])?[A-Z]{2}(?:_?videos|_youtube_trending_data)");

    private static final Pattern PUBLISHED_IN_ANY_CASE =
            Pattern.compile(
                    "([A-Za-z]{2})(?:_?videos|_youtube_trending_data)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CODE =
            Pattern.compile("(?<![A-Za-z])[A-Z]{2}(?=[^A-Za-z]|videos|$)");

    private static final Pattern PARTITION =
            Pattern.compile(
                    "(?:.*/)?country=([A-Za-z]{2})/.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final NamedCountries NONE = new NamedCountries(List.of(), false);

    /**
     * Those of a file.
     *
     * @param path the file's path; of a file without a country in its own name, the folder counts
     *     that is itself named like a CSV, as Spark writes {@code USvideos.csv/part-00000.csv}, or
     *     the innermost one of the form {@code country=US}
     */
    static NamedCountries of(String path) {
        int slash = path.lastIndexOf('/');
        NamedCountries own = ofName(path.substring(slash + 1));
        if (!own.codes.isEmpty() || slash < 0) {
            return own;
        }
        NamedCountries parent = ofName(path.substring(path.lastIndexOf('/', slash - 1) + 1, slash));
        return parent.codes.isEmpty() ? ofPartition(path) : parent;
    }

    private static NamedCountries ofPartition(String path) {
        Matcher partition = PARTITION.matcher(path);
        return partition.matches() && CSV.matcher(path).matches()
                ? new NamedCountries(List.of(partition.group(1).toUpperCase(Locale.ROOT)), false)
                : NONE;
    }

    /** The country, if the name has exactly one. */
    Optional<String> only() {
        return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }

    private static NamedCountries ofName(String name) {
        Matcher csv = CSV.matcher(name);
        if (!csv.matches()) {
            return NONE;
        }
        String stem = csv.group(1);
        Matcher anyCase = PUBLISHED_IN_ANY_CASE.matcher(stem);
        if (anyCase.matches()) {
            return new NamedCountries(List.of(anyCase.group(1).toUpperCase(Locale.ROOT)), true);
        }
        List<String> codes =
                CODE.matcher(stem).results().map(code -> code.group()).distinct().toList();
        return new NamedCountries(codes, PUBLISHED.matcher(stem).matches());
    }
}
