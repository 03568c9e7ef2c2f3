package dev.marquee.trending;

import dev.marquee.basics.PlainJava;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * The titles of the categories, as far as category files have them: one entry for each country and
 * number, in three arrays, because it travels to every subtask and is kept in their checkpoints.
 *
 * @param countries the entries' countries, two capital letters
 * @param numbers the entries' category numbers, as text
 * @param titles the entries' titles
 */
@SuppressWarnings("ArrayRecordComponent") // Flink serializes arrays, but lists only by Kryo.
@PlainJava
public record CategoryTitles(String[] countries, String[] numbers, String[] titles) {
    /** The title of a category that is in no file. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern DECIMAL = Pattern.compile("[0-9]++\\.0++");

    /** The categories of some files; if two have the same category the earlier one counts. */
    public static CategoryTitles of(List<Map.Entry<String, Map<String, String>>> files) {
        TreeMap<String, TreeMap<String, String>> known = new TreeMap<>();
        for (Map.Entry<String, Map<String, String>> file : files) {
            TreeMap<String, String> ofCountry =
                    known.computeIfAbsent(file.getKey(), country -> new TreeMap<>());
            file.getValue().forEach(ofCountry::putIfAbsent);
        }
        List<String> countries = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        known.forEach(
                (country, ofCountry) ->
                        ofCountry.forEach(
                                (number, title) -> {
                                    countries.add(country);
                                    numbers.add(number);
                                    titles.add(title);
                                }));
        return new CategoryTitles(
                countries.toArray(String[]::new),
                numbers.toArray(String[]::new),
                titles.toArray(String[]::new));
    }

    /** Finds titles; made once and then asked for every video. */
    public Lookup lookup() {
        return new Lookup(this);
    }

    /** Tells the title of a category. Thread-safe. */
    public static final class Lookup {
        private final Map<String, Map<String, String>> byCountry = new HashMap<>();
        private final Map<String, String> anywhere = new HashMap<>();

        private Lookup(CategoryTitles categories) {
            for (int i = 0; i < categories.titles.length; i++) {
                String number = categories.numbers[i];
                String title = categories.titles[i];
                byCountry
                        .computeIfAbsent(categories.countries[i], country -> new HashMap<>())
                        .put(number, title);
                // Entries are in the order of the countries, so the smallest code comes first.
                anywhere.putIfAbsent(number, title);
            }
        }

        /**
         * The title of a category of a row.
         *
         * @param category its number, or its title, which is the answer
         * @param ownTitle the title in the row, for a number that no file has; empty or null
         */
        public String title(String country, String category, @Nullable String ownTitle) {
            String number = withoutZeros(category);
            if (!number.isEmpty() && !isNumber(number)) {
                return category;
            }
            String title = title(country, number);
            return title.equals(UNKNOWN) && ownTitle != null && !ownTitle.isEmpty()
                    ? ownTitle
                    : title;
        }

        /** The number that pandas writes with {@code .0} where other rows have none. */
        private static String withoutZeros(String category) {
            return category.endsWith("0") && DECIMAL.matcher(category).matches()
                    ? category.substring(0, category.indexOf('.'))
                    : category;
        }

        private static boolean isNumber(String category) {
            return category.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        /**
         * The title of a category: in its own country's file, else in any country's, the smallest
         * code first, else {@link CategoryTitles#UNKNOWN}.
         */
        public String title(String country, String number) {
            String own = byCountry.getOrDefault(country, Map.of()).get(number);
            return own != null ? own : anywhere.getOrDefault(number, UNKNOWN);
        }
    }
}
