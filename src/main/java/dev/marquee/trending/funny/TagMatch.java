package dev.marquee.trending.funny;

import dev.marquee.csv.WhiteSpace;
import java.util.Locale;

/** How a video's tags are held against the one that is asked for; upper and lower case are one. */
public enum TagMatch {
    /** One of the tags is it. */
    EXACT {
        @Override
        boolean matches(String tags, char separator, String lowerCaseTag) {
            int start = 0;
            while (start <= tags.length()) {
                int next = tags.indexOf(separator, start);
                int end = next < 0 ? tags.length() : next;
                if (bare(tags.substring(start, end)).equals(lowerCaseTag)) {
                    return true;
                }
                start = end + 1;
            }
            return false;
        }
    },
    /** The text is somewhere in the tags, be it in the middle of one. */
    CONTAINS {
        @Override
        boolean matches(String tags, char separator, String lowerCaseTag) {
            return tags.contains(lowerCaseTag);
        }
    };

    /**
     * Whether the tags match.
     *
     * @param tags the raw tags of a row, some of them in quotes
     * @param separator the character between two tags
     * @param tag the tag that is asked for
     */
    public boolean test(String tags, char separator, String tag) {
        return matches(tags.toLowerCase(Locale.ROOT), separator, tag.toLowerCase(Locale.ROOT));
    }

    abstract boolean matches(String lowerCaseTags, char separator, String lowerCaseTag);

    /** A tag without the quotes and the white space around it. */
    private static String bare(String tag) {
        String stripped = WhiteSpace.strip(tag);
        int start = 0;
        int end = stripped.length();
        while (start < end && stripped.charAt(start) == '"') {
            start++;
        }
        while (end > start && stripped.charAt(end - 1) == '"') {
            end--;
        }
        return WhiteSpace.strip(stripped.substring(start, end));
    }
}
