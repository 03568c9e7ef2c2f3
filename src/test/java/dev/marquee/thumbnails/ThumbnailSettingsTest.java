package dev.marquee.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ThumbnailSettingsTest {

    private static final ThumbnailSettings SETTINGS =
            ThumbnailSettings.downloadTo("file:///tmp/thumbnails");

    @Test
    void theDefaultsAreFixed() {
        ThumbnailLimits limits = SETTINGS.limits();

        assertThat(SETTINGS.concurrency()).isEqualTo(32);
        assertThat(limits.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(limits.tryTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(limits.tries()).isEqualTo(3);
        assertThat(limits.maxBytes()).isEqualTo(5 << 20);
        assertThat(limits.maxRedirects()).isEqualTo(3);
    }

    @Test
    void theTotalTimeoutAllowsAllTries() {
        ThumbnailLimits limits = ThumbnailLimits.DEFAULTS;

        assertThat(limits.totalTimeout())
                .isGreaterThan(limits.tryTimeout().multipliedBy(limits.tries()));
        assertThat(limits.operatorTimeout()).isGreaterThan(limits.totalTimeout());
    }

    @Test
    void settingsAreSerializable() throws IOException, ClassNotFoundException {
        ThumbnailSettings settings =
                SETTINGS.withNamedHosts(List.of("localhost:8080"))
                        .withUrlTemplate("http://localhost:8080/{id}");

        assertThat(InstantiationUtil.<ThumbnailSettings>clone(settings)).isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "http://host",
                "host/path",
                "host:",
                "host:port",
                "user@host",
                "::1",
                "a,b",
                "host:0",
                "host:65536",
                "*.ytimg.com",
            })
    void theErrorNamesAnInvalidHost(String host) {
        assertThatThrownBy(() -> SETTINGS.withNamedHosts(List.of(host)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("thumbnail host '" + host + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:1", "10.0.0.1:65535", "[::1]", "[::1]:80"})
    void aHostMayHaveAPort(String host) {
        assertThat(SETTINGS.withNamedHosts(List.of(host)).namedHosts()).containsExactly(host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://i.ytimg.com/vi/hq.jpg | has no {id} where the video's id goes",
                "http://i.ytimg.com/{id}.jpg | plain HTTP is not allowed for host i.ytimg.com",
                "https://pictures.example/{id} | host pictures.example on port 443 is not allowed",
                "{id} | the link is not an HTTPS URL",
                "https://i{id}.ytimg.com/a.jpg | host i0.ytimg.com on port 443 is not allowed",
            })
    void aUrlTemplateThatCannotWorkIsRefused(String template, String cause) {
        assertThatThrownBy(() -> SETTINGS.withUrlTemplate(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + template + "'")
                .hasMessageContaining(cause);
    }

    @Test
    void aUrlTemplateWithTheIdInItsHostIsRefused() {
        ThumbnailSettings named = SETTINGS.withNamedHosts(List.of("0.example", "1.example"));

        assertThatThrownBy(() -> named.withUrlTemplate("https://{id}.example/a.jpg"))
                .hasMessageContaining("has {id} in its host");
    }

    @Test
    void aUrlTemplateReplacesTheLinkOfTheVideo() {
        ThumbnailSettings settings =
                SETTINGS.withUrlTemplate("https://i.ytimg.com/vi/{id}/hqdefault.jpg");

        assertThat(settings.urlOf(new ThumbnailRequest("abc", "https://elsewhere/")))
                .isEqualTo("https://i.ytimg.com/vi/abc/hqdefault.jpg");
        assertThat(SETTINGS.urlOf(new ThumbnailRequest("abc", "https://elsewhere/")))
                .isEqualTo("https://elsewhere/");
    }

    @Test
    void invalidFoldersAndNumbersAreRefused() {
        assertThatThrownBy(() -> ThumbnailSettings.downloadTo(""))
                .hasMessageStartingWith("thumbnail folder ''");
        assertThatThrownBy(() -> SETTINGS.withConcurrency(0))
                .hasMessage("thumbnail concurrency must be 1 or more, but is 0");
        assertThatThrownBy(() -> new LimitsBuilder().withTries(0).build())
                .hasMessage("thumbnail tries must be 1 or more, but are 0");
        assertThatThrownBy(() -> new LimitsBuilder().withTryTimeout(Duration.ZERO).build())
                .hasMessageContaining("timeout of a try must be more than nothing");
    }
}
