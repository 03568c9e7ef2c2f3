package dev.marquee.thumbnails;

import java.net.URI;

/**
 * A URL that {@link UrlRule} allows.
 *
 * @param url absolute, with a path, in ASCII
 * @param host lower case, an IPv6 address without brackets
 * @param port always a number, also where the URL leaves it out
 * @param named whether the user named the host; only then may it be at a private address
 */
record Target(URI url, String host, int port, boolean named) {

    String pathAndQuery() {
        return url.getRawQuery() == null
                ? url.getRawPath()
                : url.getRawPath() + "?" + url.getRawQuery();
    }
}
