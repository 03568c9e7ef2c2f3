package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.TestTimeout;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    s3://user:secret@bucket/x         | s3://***@bucket/x
                    s3://user@bucket/x                | s3://***@bucket/x
                    s3://KEY:sec/ret+@bucket/x        | s3://***@bucket/x
                    amqps://user:p@ss@host:5671/v     | amqps://***@host:5671/v
                    read 'a://b:c@d' and e://f:g@h    | read 'a://***@d' and e://***@h
                    s3://bucket/x                     | s3://bucket/x
                    hdfs://host:8020/a@b              | hdfs://host:8020/a@b
                    https://host/@channel             | https://host/@channel
                    nobody@example.org                | nobody@example.org
                    """)
    void usersAndPasswordsInUrisAreMasked(String text, String expected) {
        assertThat(Secrets.masked(text)).isEqualTo(expected);
    }

    /**
     * The regular expression is the specification. The implementation does not use it because it
     * takes quadratic time.
     */
    @Test
    void randomTextIsMaskedAsByTheRegularExpression() {
        Pattern userInfo = Pattern.compile("(\\w://)(?:[^/\\s]*@|[^/:\\s]+:(?!\\d+/)[^\\s'\"]*@)");
        String[] pieces = {"a", "://", ":", "/", "@", " ", "'", "1", "b://", "\n", "_"};
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(Secrets.masked(text.toString()))
                    .as(text.toString())
                    .isEqualTo(userInfo.matcher(text).replaceAll("$1***@"));
        }
    }

    /** Each text would take hours in quadratic time. */
    @ParameterizedTest
    @Timeout(value = TestTimeout.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {"a://b:", "a://", "a://b:'", "a://b:c@ ", "a://b:1", ":", "@a:// "})
    void longTextIsMaskedInLinearTime(String piece) {
        String text = piece.repeat((8 << 20) / piece.length());

        assertThat(Secrets.masked(text)).isNotEmpty();
    }
}
