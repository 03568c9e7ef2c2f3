package dev.marquee.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRuleTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, unspecified",
        "0.1.2.3, unspecified",
        "10.0.0.1, private",
        "10.255.255.255, private",
        "100.64.0.0, carrier-private",
        "100.127.255.255, carrier-private",
        "127.0.0.1, loopback",
        "127.255.255.254, loopback",
        "169.254.169.254, link-local",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.0.2.1, documentation",
        "192.168.0.1, private",
        "198.18.0.1, benchmark",
        "198.19.255.255, benchmark",
        "224.0.0.1, multicast",
        "239.255.255.255, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, reserved",
        "::, unspecified",
        "::1, loopback",
        "::2, reserved",
        "::127.0.0.1, reserved",
        "fc00::1, private",
        "fdff::1, private",
        "fe80::1, link-local",
        "febf::1, link-local",
        "fec0::1, private",
        "ff02::1, multicast",
        "::ffff:127.0.0.1, loopback",
        "2002:7f00:0001::1, loopback",
        "2002:c0a8:0101::1, private",
        "2002:a9fe:a9fe::, link-local",
        "64:ff9b::10.0.0.1, private",
        "64:ff9b::7f00:1, loopback",
        "64:ff9b:1::8.8.8.8, reserved",
        "2001:0:4136:e378::1, reserved",
        "2001:db8::1, documentation",
        "4000::1, reserved",
    })
    void addressesOutsideThePublicInternetAreForbidden(String address, String kind)
            throws UnknownHostException {
        assertThat(AddressRule.forbidden(InetAddress.getByName(address))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2a00:1450:4001:82f::2016",
                "2607:f8b0::1",
                "2002:808:808::1",
                "64:ff9b::8.8.8.8",
            })
    void addressesOfThePublicInternetAreAllowed(String address) throws UnknownHostException {
        assertThat(AddressRule.forbidden(InetAddress.getByName(address))).isEmpty();
    }

    @Test
    void anIpv4AddressMappedToIpv6IsCheckedAsIpv4() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

        assertThat(AddressRule.forbidden(Inet6Address.getByAddress(null, mapped, 0)))
                .contains("loopback");
    }
}
