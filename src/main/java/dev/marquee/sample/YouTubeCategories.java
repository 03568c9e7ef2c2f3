package dev.marquee.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * YouTube's video categories, and the file {@code XX_category_id.json} that lists those of a
 * country.
 */
final class YouTubeCategories {

    static final int COMEDY = 23;
    static final int ENTERTAINMENT = 24;

    /**
     * The published lists have it for the United States alone, though videos of other countries are
     * in it too.
     */
    private static final int NONPROFITS = 29;

    private static final Map<Integer, String> NAMES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(1, "Film & Animation"),
                            Map.entry(2, "Autos & Vehicles"),
                            Map.entry(10, "Music"),
                            Map.entry(15, "Pets & Animals"),
                            Map.entry(17, "Sports"),
                            Map.entry(18, "Short Movies"),
                            Map.entry(19, "Travel & Events"),
                            Map.entry(20, "Gaming"),
                            Map.entry(21, "Videoblogging"),
                            Map.entry(22, "People & Blogs"),
                            Map.entry(COMEDY, "Comedy"),
                            Map.entry(ENTERTAINMENT, "Entertainment"),
                            Map.entry(25, "News & Politics"),
                            Map.entry(26, "Howto & Style"),
                            Map.entry(27, "Education"),
                            Map.entry(28, "Science & Technology"),
                            Map.entry(NONPROFITS, "Nonprofits & Activism"),
                            Map.entry(30, "Movies"),
                            Map.entry(31, "Anime/Animation"),
                            Map.entry(32, "Action/Adventure"),
                            Map.entry(33, "Classics"),
                            Map.entry(34, "Comedy"),
                            Map.entry(35, "Documentary"),
                            Map.entry(36, "Drama"),
                            Map.entry(37, "Family"),
                            Map.entry(38, "Foreign"),
                            Map.entry(39, "Horror"),
                            Map.entry(40, "Sci-Fi/Fantasy"),
                            Map.entry(41, "Thriller"),
                            Map.entry(42, "Shorts"),
                            Map.entry(43, "Shows"),
                            Map.entry(44, "Trailers")));

    private YouTubeCategories() {}

    /** The title of a category. */
    static String name(int category) {
        return NAMES.get(category);
    }

    /** A country's list, in the form of YouTube's answer to {@code videoCategories.list}. */
    static byte[] file(String country, long seed) {
        Dice dice = new Dice(Dice.seed(seed, country.hashCode()));
        String etag = etag(dice);
        String items =
                NAMES.entrySet().stream()
                        .filter(category -> category.getKey() != NONPROFITS || country.equals("US"))
                        .map(category -> item(category.getKey(), category.getValue(), etag(dice)))
                        .collect(Collectors.joining(",\n"));
        return """
        {
          "kind": "youtube#videoCategoryListResponse",
          "etag": "%s",
          "items": [
        %s
          ]
        }
        """
                .formatted(etag, items)
                .getBytes(UTF_8);
    }

    private static String item(int id, String title, String etag) {
        // No %d, which some languages have other digits for.
        return """
            {
              "kind": "youtube#videoCategory",
              "etag": "%s",
              "id": "%s",
              "snippet": { "title": "%s", "assignable": %s }
            }\
        """
                .formatted(etag, id, title, isAssignable(id));
    }

    /**
     * Whether an uploader can choose it; the others are for films and series that YouTube lists
     * itself.
     */
    private static boolean isAssignable(int category) {
        return category < 30 && category != 18 && category != 21;
    }

    private static String etag(Dice dice) {
        return new String(Video.letters(dice, 27), UTF_8);
    }
}
