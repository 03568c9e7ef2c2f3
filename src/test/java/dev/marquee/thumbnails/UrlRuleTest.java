package dev.marquee.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlRuleTest {

    private static final UrlRule BUILT_IN = new UrlRule(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://i.ytimg.com/vi/abc/default.jpg",
                "https://i1.ytimg.com/vi/abc/default.jpg",
                "https://i9.ytimg.com/vi/abc/default.jpg",
                "https://img.youtube.com/vi/abc/0.jpg",
                "  https://I.YTIMG.COM:443/vi/abc/default.jpg  ",
            })
    void youTubesImageHostsAreAllowedOverHttps(String url) throws RefusedException {
        Target target = BUILT_IN.check(url);

        assertThat(target.port()).isEqualTo(443);
        assertThat(target.named()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://i.ytimg.com/a.jpg | plain HTTP is not allowed for host i.ytimg.com",
                "https://i.ytimg.com:8443/a.jpg | port 8443 is not allowed for host i.ytimg.com",
                "https://i0.ytimg.com/a.jpg | host i0.ytimg.com on port 443 is not allowed",
                "https://i10.ytimg.com/a.jpg | host i10.ytimg.com on port 443 is not allowed",
                "https://i.ytimg.com.evil.org/a | host i.ytimg.com.evil.org on port 443 is not"
                        + " allowed",
                "https://i.ytimg.com./a.jpg | host i.ytimg.com. on port 443 is not allowed",
                "https://127.0.0.1/a.jpg | host 127.0.0.1 on port 443 is not allowed",
                "https://[::1]/a.jpg | host ::1 on port 443 is not allowed",
                "https://user:secret@i.ytimg.com/a.jpg | the URL carries a user name",
                "https://@i.ytimg.com/a.jpg | the URL carries a user name",
                "https://i.ytimg.com@evil.org/a.jpg | the URL carries a user name",
                "ftp://i.ytimg.com/a.jpg | the link is not an HTTPS URL",
                "file:///etc/passwd | the link is not an HTTPS URL",
                "i.ytimg.com/a.jpg | the link is not an HTTPS URL",
                "https:///a.jpg | the URL has no valid host",
                "https://a_b/a.jpg | the URL has no valid host",
                "https://i.ytimg.com\\@evil.org/ | the link is not a valid URL",
                "https://i.ytimg.com/a b.jpg | the link is not a valid URL",
                "#NAME? | the link is not an HTTPS URL",
            })
    void otherUrlsAreRefusedWithAReason(String url, String detail) {
        assertThatThrownBy(() -> BUILT_IN.check(url))
                .isInstanceOf(RefusedException.class)
                .hasMessage(detail);
    }

    @Test
    void theReasonDoesNotContainThePassword() {
        assertThatThrownBy(() -> BUILT_IN.check("https://user:secret@i.ytimg.com/a.jpg"))
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pictures.example/a.jpg",
                "https://pictures.example:8443/a.jpg",
                "http://127.0.0.1:8080/a.jpg",
                "http://[::1]:8080/a.jpg",
            })
    void aNamedHostIsAllowedOverHttpAndHttps(String url) throws RefusedException {
        assertThat(named("Pictures.Example", "127.0.0.1:8080", "[::1]:8080").check(url).named())
                .isTrue();
    }

    @Test
    void aHostNamedWithAPortIsAllowedOnThatPortOnly() {
        assertThatThrownBy(() -> named("127.0.0.1:8080").check("http://127.0.0.1:8081/a.jpg"))
                .hasMessage("host 127.0.0.1 on port 8081 is not allowed");
    }

    @Test
    void aUrlWithoutAPathRequestsTheRoot() throws RefusedException {
        UrlRule rule = named("pictures.example");

        assertThat(rule.check("http://pictures.example").pathAndQuery()).isEqualTo("/");
        assertThat(rule.check("http://pictures.example?a=b").pathAndQuery()).isEqualTo("/?a=b");
    }

    @Test
    void aLetterOutsideAsciiIsEscaped() throws RefusedException {
        assertThat(BUILT_IN.check("https://i.ytimg.com/é.jpg").pathAndQuery())
                .isEqualTo("/%C3%A9.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "other.jpg, /vi/abc/other.jpg",
        "/other.jpg, /other.jpg",
        "../../other.jpg?a=1, /other.jpg?a=1",
        "https://i1.ytimg.com/x.png, /x.png",
        "//i2.ytimg.com/x.png, /x.png",
    })
    void aRedirectMayBeRelative(String location, String path) throws RefusedException {
        Target from = BUILT_IN.check("https://i.ytimg.com/vi/abc/default.jpg");

        assertThat(BUILT_IN.checkRedirect(from, location).pathAndQuery()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://i.ytimg.com/a.jpg",
                "//evil.org/a.jpg",
                "https://169.254.169.254/latest/meta-data/",
                "javascript:alert(1)",
                "not a url",
            })
    void aRedirectIsCheckedLikeAnyUrl(String location) throws RefusedException {
        Target from = BUILT_IN.check("https://i.ytimg.com/vi/abc/default.jpg");

        assertThatThrownBy(() -> BUILT_IN.checkRedirect(from, location))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void aRelativeRedirectCannotExtendTheHostName() throws RefusedException {
        UrlRule rule = named("pictures.example");
        Target from = rule.check("http://pictures.example");

        assertThat(rule.checkRedirect(from, ".evil.org").url())
                .isEqualTo(URI.create("http://pictures.example/.evil.org"));
    }

    /** Normalizing such a link once took ten minutes. */
    @Test
    @Timeout(60)
    void aMegabyteOfAccentsIsRefused() throws RefusedException {
        String link = "https://i.ytimg.com/" + "\u0301\u0316".repeat(500_000);
        Target from = BUILT_IN.check("https://i.ytimg.com/vi/abc/default.jpg");

        assertThatThrownBy(() -> BUILT_IN.check(link))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the link has more than 2000 characters");
        assertThatThrownBy(() -> BUILT_IN.checkRedirect(from, link))
                .isInstanceOf(RefusedException.class);
    }

    private static UrlRule named(String... hosts) {
        return new UrlRule(Stream.of(hosts).map(NamedHost::parse).toList());
    }
}
