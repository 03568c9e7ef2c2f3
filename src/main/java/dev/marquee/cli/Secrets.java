package dev.marquee.cli;

import java.util.regex.Pattern;

/** Keeps credentials out of what is shown. */
final class Secrets {
    /**
     * What stands between a scheme and an {@code @}. A password may hold slashes, as the keys of S3
     * do; a port before a path does not begin one.
     */
    private static final Pattern USER_INFO =
            Pattern.compile("(\\w://)(?:[^/\\s]*@|[^/:\\s]+:(?!\\d+/)[^\\s'\"]*@)");

    private Secrets() {}

    /** A text whose URIs show no user and no password. */
    static String masked(String text) {
        return USER_INFO.matcher(text).replaceAll("$1***@");
    }
}
