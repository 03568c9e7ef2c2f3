package dev.marquee.webui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which requests the web UI refuses. Immutable and thread-safe.
 *
 * <p>A browser sends requests of any web page to a loopback address, so an address that is
 * reachable from this machine only does not keep web pages out. Their requests are recognized by
 * the headers {@code Origin} and {@code Sec-Fetch-Site}, which pages cannot change. Requests of
 * pages whose host name was pointed at this machine (DNS rebinding) are recognized by {@code Host}.
 *
 * @param hosts the allowed names of the web UI's host, without ports
 * @param readOnly whether all requests that are not reads are refused
 */
record RequestRule(Set<String> hosts, boolean readOnly) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Flink offers these as GET requests, for the proxy of YARN. */
    private static final List<String> CHANGING_READS = List.of("yarn-cancel", "yarn-stop");

    /**
     * One request.
     *
     * @param method its method
     * @param path its path, decoded
     * @param hosts the values of its {@code Host} headers
     * @param origins the values of its {@code Origin} headers
     * @param fetchSite its {@code Sec-Fetch-Site} header; empty if it has none
     * @param fetchMode its {@code Sec-Fetch-Mode} header; empty if it has none
     * @param fetchTarget its {@code Sec-Fetch-Dest} header; empty if it has none
     */
    record Request(
            String method,
            String path,
            List<String> hosts,
            List<String> origins,
            String fetchSite,
            String fetchMode,
            String fetchTarget) {}

    RequestRule {
        hosts = Set.copyOf(hosts);
    }

    /** Returns the cause why a request is refused, in one line; empty if it is not refused. */
    Optional<String> refusal(Request request) {
        if (request.hosts.size() != 1 || !isOurs(request.hosts.get(0))) {
            return Optional.of("the request names a foreign host");
        }
        if (request.origins.size() > 1
                || request.origins.stream()
                        .anyMatch(origin -> !isOf(origin, request.hosts.get(0)))) {
            return Optional.of("the request comes from a web page of a foreign origin");
        }
        if (isOfForeignPage(request)) {
            return Optional.of("the request comes from a foreign web page");
        }
        if (CHANGING_READS.stream().anyMatch(request.path::contains)) {
            return Optional.of("a GET request must not change anything");
        }
        if (readOnly && !READS.contains(request.method)) {
            return Optional.of("this web UI shows jobs and accepts nothing");
        }
        return Optional.empty();
    }

    private boolean isOurs(String host) {
        String name = host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name) || hosts.contains(name);
    }

    private static boolean isOf(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    }

    /** A foreign page may link to the web UI, but must not embed any part of it. */
    private static boolean isOfForeignPage(Request request) {
        return switch (request.fetchSite) {
            case "", "none", "same-origin" -> false;
            default ->
                    !request.fetchMode.equals("navigate")
                            || !request.fetchTarget.equals("document")
                            || !READS.contains(request.method);
        };
    }
}
