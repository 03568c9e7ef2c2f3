package dev.marquee.thumbnails;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that a host may have unless the user named it: those of the public internet.
 *
 * <p>The blocks are those that IANA's special-purpose registries call not globally reachable (RFC
 * 6890 and its successors). An IPv6 address that contains an IPv4 address (mapped, 6to4, NAT64) is
 * judged by that address.
 */
final class AddressRule {

    private static final List<Block> FORBIDDEN_IPV4 =
            List.of(
                    Block.of("0.0.0.0", 8, "unspecified"),
                    Block.of("10.0.0.0", 8, "private"),
                    Block.of("100.64.0.0", 10, "carrier-private"),
                    Block.of("127.0.0.0", 8, "loopback"),
                    Block.of("169.254.0.0", 16, "link-local"),
                    Block.of("172.16.0.0", 12, "private"),
                    Block.of("192.0.0.0", 24, "reserved"),
                    Block.of("192.0.2.0", 24, "documentation"),
                    Block.of("192.88.99.0", 24, "reserved"),
                    Block.of("192.168.0.0", 16, "private"),
                    Block.of("198.18.0.0", 15, "benchmark"),
                    Block.of("198.51.100.0", 24, "documentation"),
                    Block.of("203.0.113.0", 24, "documentation"),
                    Block.of("224.0.0.0", 4, "multicast"),
                    Block.of("240.0.0.0", 4, "reserved"));

    private static final List<Block> FORBIDDEN_IPV6 =
            List.of(
                    Block.of("::", 128, "unspecified"),
                    Block.of("::1", 128, "loopback"),
                    Block.of("fc00::", 7, "private"),
                    Block.of("fe80::", 10, "link-local"),
                    Block.of("fec0::", 10, "private"),
                    Block.of("ff00::", 8, "multicast"),
                    Block.of("2001::", 23, "reserved"),
                    Block.of("2001:db8::", 32, "documentation"),
                    Block.of("3fff::", 20, "documentation"));

    /** What is not in here is not in use on the public internet. */
    private static final Block GLOBAL_IPV6 = Block.of("2000::", 3, "public");

    private static final Block SIX_TO_FOUR = Block.of("2002::", 16, "6to4");
    private static final Block NAT64 = Block.of("64:ff9b::", 96, "NAT64");

    private AddressRule() {}

    /**
     * Why an address is not for everybody, in one word ({@code loopback}); empty where it is.
     *
     * <p>No name is looked up here.
     */
    static Optional<String> forbidden(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? kind(FORBIDDEN_IPV4, bytes) : forbiddenIpv6(bytes);
    }

    private static Optional<String> forbiddenIpv6(byte[] bytes) {
        if (isMapped(bytes) || NAT64.contains(bytes)) {
            return kind(FORBIDDEN_IPV4, Arrays.copyOfRange(bytes, 12, 16));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return kind(FORBIDDEN_IPV4, Arrays.copyOfRange(bytes, 2, 6));
        }
        Optional<String> kind = kind(FORBIDDEN_IPV6, bytes);
        return kind.isPresent() || GLOBAL_IPV6.contains(bytes) ? kind : Optional.of("reserved");
    }

    /** {@code ::ffff:0:0/96}; Java turns such a text into an IPv4 address, so no block of ours. */
    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
    }

    private static Optional<String> kind(List<Block> blocks, byte[] address) {
        return blocks.stream()
                .filter(block -> block.contains(address))
                .map(Block::kind)
                .findFirst();
    }

    /** The addresses that begin with the same bits. */
    private static final class Block {

        private final byte[] start;
        private final int bits;
        private final String kind;

        private Block(byte[] start, int bits, String kind) {
            this.start = start;
            this.bits = bits;
            this.kind = kind;
        }

        static Block of(String start, int bits, String kind) {
            try {
                return new Block(InetAddress.getByName(start).getAddress(), bits, kind);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(start + " is not an address", e);
            }
        }

        String kind() {
            return kind;
        }

        boolean contains(byte[] address) {
            int whole = bits / 8;
            if (!Arrays.equals(start, 0, whole, address, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            return rest == 0 || ((start[whole] ^ address[whole]) & 0xff) >>> (8 - rest) == 0;
        }
    }
}
