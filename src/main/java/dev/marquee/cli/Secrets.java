package dev.marquee.cli;

import java.util.regex.Pattern;

/** Keeps credentials out of what is shown. */
final class Secrets {
    private static final Pattern USER_INFO = Pattern.compile("(\\w://)[^/@\\s]+@");

    private Secrets() {}

    /** A text whose URIs show no user and no password. */
    static String masked(String text) {
        return USER_INFO.matcher(text).replaceAll("$1***@");
    }
}
