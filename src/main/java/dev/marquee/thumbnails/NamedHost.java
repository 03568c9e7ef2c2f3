package dev.marquee.thumbnails;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host that the user trusts beyond the built-in ones.
 *
 * @param host lower case; an IPv6 address without its brackets
 * @param port the only port meant, or {@link #ANY_PORT}
 */
record NamedHost(String host, int port) {

    static final int ANY_PORT = -1;

    private static final Pattern SYNTAX =
            Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?");

    /**
     * Reads {@code host} or {@code host:port}.
     *
     * @throws IllegalArgumentException if it is neither, in one line
     */
    static NamedHost parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "thumbnail host '" + text + "' is not of the form host or host:port");
        }
        String port = matcher.group("port");
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)) {
            throw new IllegalArgumentException(
                    "thumbnail host '" + text + "' has a port that is not in 1 to 65535");
        }
        return new NamedHost(
                withoutBrackets(matcher.group("host")).toLowerCase(Locale.ROOT),
                port == null ? ANY_PORT : Integer.parseInt(port));
    }

    /** The host of a URL as it is compared and looked up: {@code ::1} for {@code [::1]}. */
    static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    boolean means(String otherHost, int otherPort) {
        return host.equals(otherHost) && (port == ANY_PORT || port == otherPort);
    }
}
