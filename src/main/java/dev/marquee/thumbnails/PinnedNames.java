package dev.marquee.thumbnails;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up once, judges every address, and from then on gives the HTTP client those very
 * addresses: a name whose answer changes between the check and the connection gains nothing.
 *
 * <p>{@link #pin} blocks and is called off the client's threads; {@link #resolve(String, int)},
 * which the client calls, never looks anything up. The map holds only hosts that {@link UrlRule}
 * allows, so it stays small. Thread-safe.
 */
final class PinnedNames implements DnsResolver {

    /** How a name becomes addresses; the system's look-up, except in tests. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private record Endpoint(String host, int port) {}

    private final Lookup lookup;
    private final ConcurrentMap<Endpoint, List<InetSocketAddress>> pinned =
            new ConcurrentHashMap<>();

    PinnedNames(Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Looks the target's host up and keeps its addresses, if all of them are allowed. One bad
     * address refuses the host: an answer that mixes public and private ones is suspect.
     *
     * @throws RefusedException if an address is not public and the host was not named by the user
     * @throws UnknownHostException if the host is not known
     */
    void pin(Target target) throws RefusedException, UnknownHostException {
        InetAddress[] addresses = lookup.addressesOf(target.host());
        if (addresses.length == 0) {
            throw new UnknownHostException(target.host());
        }
        if (!target.named()) {
            for (InetAddress address : addresses) {
                Optional<String> kind = AddressRule.forbidden(address);
                if (kind.isPresent()) {
                    throw new RefusedException(
                            "host %s is at the %s address %s"
                                    .formatted(
                                            target.host(), kind.get(), address.getHostAddress()));
                }
            }
        }
        pinned.put(
                new Endpoint(target.host(), target.port()),
                Arrays.stream(addresses)
                        .map(address -> new InetSocketAddress(address, target.port()))
                        .toList());
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> addresses = pinned.get(new Endpoint(host, port));
        if (addresses == null) {
            throw notPinned(host);
        }
        return addresses;
    }

    /** Without the port it is not known which check applies, so nothing is given. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw notPinned(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        throw notPinned(host);
    }

    private static UnknownHostException notPinned(String host) {
        return new UnknownHostException(host + " was not looked up and checked");
    }
}
