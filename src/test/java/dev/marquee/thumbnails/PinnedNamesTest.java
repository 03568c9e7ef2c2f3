package dev.marquee.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class PinnedNamesTest {

    private final Queue<String> answers = new ArrayDeque<>();
    private final PinnedNames names =
            new PinnedNames(host -> addresses(answers.remove().split(" ")));

    @Test
    void theResolvedAddressIsTheCheckedAddress() throws Exception {
        answers.addAll(List.of("8.8.8.8", "127.0.0.1"));

        names.pin(target("https://i.ytimg.com/a.jpg"));

        assertThat(names.resolve("i.ytimg.com", 443))
                .containsExactly(new InetSocketAddress("8.8.8.8", 443));
        assertThat(answers).as("answers that are left").containsExactly("127.0.0.1");
    }

    @Test
    void aHostAtAnInternalAddressIsRefused() {
        answers.add("127.0.0.1");

        assertThatThrownBy(() -> names.pin(target("https://i.ytimg.com/a.jpg")))
                .isInstanceOf(RefusedException.class)
                .hasMessage("host i.ytimg.com is at the loopback address 127.0.0.1");
        assertThatThrownBy(() -> names.resolve("i.ytimg.com", 443))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void oneForbiddenAddressRefusesTheHost() {
        answers.add("8.8.8.8 10.0.0.1");

        assertThatThrownBy(() -> names.pin(target("https://i.ytimg.com/a.jpg")))
                .hasMessage("host i.ytimg.com is at the private address 10.0.0.1");
    }

    @Test
    void aHostNamedByTheUserMayHaveAnyAddress() throws Exception {
        answers.add("127.0.0.1");

        names.pin(target("http://pictures.example:8080/a.jpg"));

        assertThat(names.resolve("pictures.example", 8080))
                .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080));
    }

    @Test
    void aPinnedHostIsResolvedForItsPortOnly() throws Exception {
        answers.add("127.0.0.1");
        names.pin(target("http://pictures.example:8080/a.jpg"));

        assertThatThrownBy(() -> names.resolve("pictures.example", 8081))
                .isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> names.resolve("pictures.example"))
                .isInstanceOf(UnknownHostException.class);
    }

    private static Target target(String url) throws RefusedException {
        return new UrlRule(List.of(NamedHost.parse("pictures.example:8080"))).check(url);
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }
}
