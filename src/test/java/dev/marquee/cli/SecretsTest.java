package dev.marquee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void usersAndPasswordsOfUrisAreMasked(String text, String expected) {
        assertThat(Secrets.masked(text)).isEqualTo(expected);
    }
}
