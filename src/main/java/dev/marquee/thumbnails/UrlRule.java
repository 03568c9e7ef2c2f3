package dev.marquee.thumbnails;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which URLs may be asked: HTTPS on YouTube's image hosts, and HTTP or HTTPS on hosts that the user
 * named. It looks at the URL alone; where its host leads to is the business of {@link AddressRule}.
 */
final class UrlRule {

    static final Set<String> BUILT_IN_HOSTS =
            Stream.concat(
                            Stream.of("i.ytimg.com", "img.youtube.com"),
                            IntStream.rangeClosed(1, 9).mapToObj(n -> "i" + n + ".ytimg.com"))
                    .collect(Collectors.toUnmodifiableSet());

    /**
     * Longer than every link of YouTube's. To write one in ASCII takes quadratic time if it has
     * accents in a wrong order.
     */
    private static final int LONGEST = 2_000;

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final List<NamedHost> namedHosts;

    UrlRule(List<NamedHost> namedHosts) {
        this.namedHosts = List.copyOf(namedHosts);
    }

    /**
     * @throws RefusedException if this URL may not be asked
     */
    Target check(String text) throws RefusedException {
        if (text.length() > LONGEST) {
            throw new RefusedException("the link has more than " + LONGEST + " characters");
        }
        try {
            // Parsed, written out in ASCII and parsed again: what is judged is what is sent.
            return check(new URI(new URI(text.strip()).toASCIIString()));
        } catch (URISyntaxException e) {
            throw new RefusedException("the link is not a valid URL");
        }
    }

    /**
     * Where a redirect leads, judged like any other URL.
     *
     * @param location the header's value, absolute or relative to {@code from}
     * @throws RefusedException if the redirect may not be followed
     */
    Target checkRedirect(Target from, String location) throws RefusedException {
        if (location.length() > LONGEST) {
            throw new RefusedException(
                    "redirected to a link of more than " + LONGEST + " characters");
        }
        try {
            return check(from.url().resolve(new URI(location.strip())).toString());
        } catch (URISyntaxException e) {
            throw new RefusedException("redirected to something that is not a valid URL");
        }
    }

    private Target check(URI url) throws RefusedException {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new RefusedException("the link is not an HTTPS URL");
        }
        if (url.getRawUserInfo() != null) {
            throw new RefusedException("the URL carries a user name");
        }
        if (url.getHost() == null) {
            throw new RefusedException("the URL has no valid host");
        }
        String host = NamedHost.withoutBrackets(url.getHost()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        int port = url.getPort() != -1 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        boolean named = namedHosts.stream().anyMatch(candidate -> candidate.means(host, port));
        if (!named) {
            if (!BUILT_IN_HOSTS.contains(host)) {
                throw new RefusedException("host " + host + " on port " + port + " is not allowed");
            }
            if (!secure) {
                throw new RefusedException("plain HTTP is not allowed for host " + host);
            }
            if (port != HTTPS_PORT) {
                throw new RefusedException("port " + port + " is not allowed for host " + host);
            }
        }
        return new Target(withPath(url), host, port, named);
    }

    /** A relative redirect cannot be resolved against a URL that has no path at all. */
    private static URI withPath(URI url) {
        return url.getRawPath().isEmpty() ? url.resolve("/" + query(url)) : url;
    }

    private static String query(URI url) {
        return url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    }
}
