package dev.marquee.rabbitmq.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.rabbitmq.client.ConnectionFactory;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parses a broker's address, and shows it without user and password. */
final class BrokerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "amqp://host,                        host, 5672, /, guest, guest",
        "amqp://host/,                       host, 5672, /, guest, guest",
        "amqp://user:secret@host:1/there,    host, 1, there, user, secret",
        "amqp://user@host/%2F,               host, 5672, /, user, ''",
        "amqps://user:secret@host,           host, 5671, /, user, secret",
        "AMQP://u:a+b%2Fc%40d%3Ae%25@host,   host, 5672, /, u, a+b/c@d:e%",
        "amqp://u:p:q@[::1]:1/a%2Fb,         [::1], 1, a/b, u, p:q",
    })
    void everyPartOfAnAddressIsParsed(
            String text, String host, int port, String virtualHost, String user, String password) {
        ConnectionFactory factory = BrokerAddress.parse(text).connectionFactory();

        assertThat(factory.getHost()).isEqualTo(host);
        assertThat(factory.getPort()).isEqualTo(port);
        assertThat(factory.getVirtualHost()).isEqualTo(virtualHost);
        assertThat(factory.getUsername()).isEqualTo(user);
        assertThat(factory.getPassword()).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({
        "amqp://user:secret@host,            amqp://host:5672/",
        "amqps://user:secret@host:1/there,   amqps://host:1/there",
    })
    void userAndPasswordAreNotShown(String text, String shown) {
        assertThat(BrokerAddress.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amqp:/secret",
                "secret@host:5672",
                "http://secret@host",
                "amqp://us er:secret@host",
                "amqp://user:secr%et@host",
                "amqp://user:secr/et@host",
                "amqp://user:secr#et@host",
                "amqp://user:secret@ho_st",
                "amqp://user:secret@host/there?heartbeat=5",
            })
    void errorsDoNotContainThePassword(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.parse(text))
                .withMessageNotContaining("secr")
                .withMessageMatching("(is no|does not begin|has) .*")
                .withNoCause();
    }

    @Test
    void aSerializedAddressKeepsItsPassword() throws Exception {
        BrokerAddress address = BrokerAddress.parse("amqp://user:secret@host");

        assertThat(InstantiationUtil.clone(address).connectionFactory().getPassword())
                .isEqualTo("secret");
    }

    @Test
    void authoritiesMustBeCertificatesAndNeedATlsAddress() {
        BrokerAddress address = BrokerAddress.parse("amqps://host");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> address.trusting("not a certificate"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.parse("amqp://host").trusting(""))
                .withMessage("an address that is not amqps:// has no use for it");
    }
}
