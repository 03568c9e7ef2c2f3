package dev.marquee.peers;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A job whose questions other engines can answer. */
enum Job {
    TRENDING,
    MOVIES;

    /** Returns the job of a command. */
    static Job of(String command) {
        return valueOf(command.toUpperCase(Locale.ROOT));
    }

    /** Returns the command of the job, which is also the name of the folder of its results. */
    String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the compared results, and the fields of each result that all contenders write. */
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
