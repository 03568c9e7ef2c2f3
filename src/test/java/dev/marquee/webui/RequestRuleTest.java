package dev.marquee.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestRuleTest {
    private static final String HOST = "127.0.0.1:8081";

    private final RequestRule readOnly = new RequestRule(Set.of("jobmanager"), true);
    private final RequestRule sameOrigin = new RequestRule(Set.of("jobmanager"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8081",
                "localhost",
                "LOCALHOST:9000",
                "[::1]:8081",
                "jobmanager:8081"
            })
    void readsFromThisMachineAreServed(String host) {
        assertThat(readOnly.refusal(request("GET", "/overview", host, List.of()))).isEmpty();
        assertThat(readOnly.refusal(request("GET", "/overview", host, List.of("http://" + host))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example:8081",
                "localhost.evil.example",
                "evil.example:127.0.0.1",
                "",
                "10.0.0.7:8081",
                "user@127.0.0.1:8081"
            })
    void aForeignHostIsRefused(String host) {
        assertThat(sameOrigin.refusal(request("GET", "/overview", host, List.of())))
                .hasValueSatisfying(why -> assertThat(why).contains("foreign host"));
    }

    @Test
    void aRequestWithoutExactlyOneHostIsRefused() {
        for (List<String> hosts : List.of(List.<String>of(), List.of(HOST, HOST))) {
            RequestRule.Request request =
                    new RequestRule.Request("GET", "/", hosts, List.of(), "", "", "");

            assertThat(sameOrigin.refusal(request)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://evil.example",
                "http://127.0.0.1:9999",
                "http://localhost:8081",
                "http://127.0.0.1:8081.evil.example",
                ""
            })
    void anotherOriginIsRefused(String origin) {
        assertThat(sameOrigin.refusal(request("GET", "/overview", HOST, List.of(origin))))
                .hasValueSatisfying(why -> assertThat(why).contains("foreign origin"));
    }

    @ParameterizedTest
    @CsvSource({
        "none, navigate, document, true",
        "same-origin, cors, empty, true",
        "cross-site, navigate, document, true",
        "cross-site, navigate, iframe, false",
        "cross-site, no-cors, image, false",
        "same-site, no-cors, script, false"
    })
    void aForeignPageMayOnlyLinkToTheWebUi(
            String site, String mode, String target, boolean served) {
        RequestRule.Request request =
                new RequestRule.Request(
                        "GET", "/overview", List.of(HOST), List.of(), site, mode, target);

        assertThat(sameOrigin.refusal(request).isEmpty()).isEqualTo(served);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get"})
    void aReadOnlyWebUiRefusesMethodsOtherThanGet(String method) {
        RequestRule.Request request = request(method, "/jobs", HOST, List.of());

        assertThat(readOnly.refusal(request))
                .hasValueSatisfying(why -> assertThat(why).contains("shows jobs"));
        assertThat(sameOrigin.refusal(request)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/1/yarn-cancel", "/v1/jobs/1/yarn-stop"})
    void aGetThatChangesSomethingIsRefused(String path) {
        assertThat(sameOrigin.refusal(request("GET", path, HOST, List.of()))).isPresent();
    }

    private static RequestRule.Request request(
            String method, String path, String host, List<String> origins) {
        return new RequestRule.Request(method, path, List.of(host), origins, "", "", "");
    }
}
