package dev.marquee.peers;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A job that others can do too. */
enum Job {
    TRENDING,
    MOVIES;

    /** The job of a command. */
    static Job of(String command) {
        return valueOf(command.toUpperCase(Locale.ROOT));
    }

    /** The command that does it, which is also the name of the folder of its results. */
    String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The results that are compared, and the fields of each that all contenders tell. */
    Map<String, List<String>> results() {
        return switch (this) {
            case TRENDING ->
                    Map.of(
                            "funny-videos",
                            List.of("video_id", "title"),
                            "worldwide-videos",
                            List.of("video_id", "days", "first_day", "last_day"),
                            "top-day",
                            List.of("day", "listing_views", "listings"));
            case MOVIES ->
                    Map.of(
                            "ratings",
                            List.of("id", "title", "average", "ratings"),
                            "ratings-extremes",
                            List.of("id", "average", "extreme"));
        };
    }
}
