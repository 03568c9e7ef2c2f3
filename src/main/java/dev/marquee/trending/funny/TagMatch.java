package dev.marquee.trending.funny;

import dev.marquee.csv.WhiteSpace;
import java.util.Locale;

/** How the tags of a video are compared with the requested tag, ignoring case. */
public enum TagMatch {
    /** A whole tag equals the requested one. */
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
    /** The requested text occurs anywhere in the tags, also within a tag. */
    CONTAINS {
        @Override
        boolean matches(String tags, char separator, String lowerCaseTag) {
            return tags.contains(lowerCaseTag);
        }
    };

    /**
     * Whether the tags match.
     *
     * @param tags the tags of a row as they are in the file, some of them in quotes
     * @param separator the character between two tags
     * @param tag the requested tag
     */
    public boolean test(String tags, char separator, String tag) {
        return matches(tags.toLowerCase(Locale.ROOT), separator, tag.toLowerCase(Locale.ROOT));
    }

    abstract boolean matches(String lowerCaseTags, char separator, String lowerCaseTag);

    /** A tag without the surrounding quotes and white space. */
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
