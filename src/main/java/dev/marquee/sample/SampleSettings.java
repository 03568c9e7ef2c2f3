package dev.marquee.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a sample shall be. The same settings give the same bytes on every machine, whatever {@code
 * output} is; of {@code gzip} this holds for the unpacked bytes alone, since the packed ones depend
 * on the zlib in use.
 *
 * @param output the folder to write into; it is made when it is missing
 * @param countries two capital letters each, none twice; the order decides which file has which
 *     layout and file-wide damage
 * @param firstDay the first day of the lists
 * @param days how many days the lists span
 * @param rows rows of all files together, spread evenly over countries and days
 * @param seed other seeds give other videos
 * @param dirt the share of rows that are damaged or repeated, from 0 to 1. Above 0, some files are
 *     damaged as a whole too: other line ends, a byte order mark, a last record that is cut, days
 *     that are missing in every file
 * @param descriptions the share of videos that have a description, from 0 to 1; published files
 *     without them are common, since descriptions make up two thirds of the bytes
 * @param layout of the files
 * @param lists what the statistics of the rows resemble
 * @param oneFile all rows go into the file of the first country alone; there are no other files
 *     than this and its categories
 * @param gzip the CSV files are packed, as {@code .csv.gz}
 */
public record SampleSettings(
        Path output,
        List<String> countries,
        LocalDate firstDay,
        int days,
        long rows,
        long seed,
        double dirt,
        double descriptions,
        Layout layout,
        Lists lists,
        boolean oneFile,
        boolean gzip) {

    /** Of a longer list the videos in progress would not fit in memory. */
    static final int MOST_ROWS_A_COUNTRY_AND_DAY = 1_000_000;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    /**
     * Checks all settings.
     *
     * @throws IllegalArgumentException when a setting is outside its limits; the message is one
     *     line that names the setting and its value
     */
    public SampleSettings {
        countries = List.copyOf(countries);
        require(!countries.isEmpty(), "countries: at least one is needed");
        for (String country : countries) {
            require(
                    COUNTRY.matcher(country).matches(),
                    "countries: " + country + " is not two capital letters");
        }
        require(
                new HashSet<>(countries).size() == countries.size(),
                "countries: a country is named twice in " + String.join(",", countries));
        require(days >= 1, "days: " + days + " is less than 1");
        require(rows >= 1, "rows: " + rows + " is less than 1");
        requireShare("dirt", dirt);
        requireShare("descriptions", descriptions);
        // The layout of 2017 writes years with two digits.
        require(
                !firstDay.isBefore(EARLIEST) && !firstDay.plusDays(days - 1L).isAfter(LATEST),
                "days: " + days + " from " + firstDay + " leave the years 2000 to 2099");
        require(
                rows / ((oneFile ? 1 : countries.size()) * (long) days)
                        < MOST_ROWS_A_COUNTRY_AND_DAY,
                "days: "
                        + days
                        + " are too few for "
                        + rows
                        + " rows; at most "
                        + MOST_ROWS_A_COUNTRY_AND_DAY
                        + " a country and day");
    }

    /** The countries that have a file. */
    List<String> countriesWithFile() {
        return oneFile ? countries.subList(0, 1) : countries;
    }

    private static void requireShare(String name, double share) {
        require(share >= 0 && share <= 1, name + ": " + share + " is not between 0 and 1");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
