package dev.marquee.rabbitmq.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.impl.LongStringHelper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.annotation.Nullable;

/** What messages of all kinds of clients say of themselves. */
final class MessageReaderTest {
    @Test
    void headersTellFileAndPart() {
        Message message = read(null, "r/US.csv/7", Map.of("file", "US.csv", "part", 7), "a,b\n");

        assertThat(message.kind()).isEqualTo(MessageKind.PART);
        assertThat(message.run()).isEqualTo("r");
        assertThat(message.file()).isEqualTo("US.csv");
        assertThat(message.part()).isEqualTo(7);
        assertThat(message.id()).isEqualTo("r/US.csv/7");
        assertThat(message.body()).isEqualTo(bytes("a,b\n"));
        assertThat(message.complaint()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "r/US.csv/7,            r, US.csv,     7",
        "r/old/US.csv/7,        r, old/US.csv, 7",
        "'/US.csv/7',          '', US.csv,     7"
    })
    void theCorrelationIdAloneIsEnough(String id, String run, String file, int part) {
        assertThat(read(null, id, Map.of(), ""))
                .usingRecursiveComparison()
                .isEqualTo(part(run, file, part, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7b0e6c1e-4f55-4f0e-9f5e-1f4f0c6d9a11"})
    void headersAloneAreEnough(String id) {
        assertThat(read(null, id, Map.of("file", "US.csv", "part", 7), ""))
                .usingRecursiveComparison()
                .isEqualTo(part("", "US.csv", 7, ""));
    }

    @Test
    void aHeaderMayNameTheRun() {
        Map<String, Object> headers = Map.of("file", "US.csv", "part", 7, "run", "mine");

        assertThat(read(null, "", headers, ""))
                .usingRecursiveComparison()
                .isEqualTo(part("mine", "US.csv", 7, ""));
    }

    @Test
    void headersComeBeforeTheCorrelationId() {
        assertThat(read(null, "r/GB.csv/1", Map.of("file", "US.csv", "part", 2), ""))
                .usingRecursiveComparison()
                .isEqualTo(part("r", "US.csv", 2, ""));
    }

    static Stream<Object> sevens() {
        return Stream.of(
                7, 7L, (short) 7, (byte) 7, 7.0, "7", " 7 ", LongStringHelper.asLongString("7"));
    }

    @ParameterizedTest
    @MethodSource("sevens")
    void aNumberMayBeOfAnyType(Object seven) {
        assertThat(read(null, "", Map.of("file", "f", "part", seven), "").part()).isEqualTo(7);
        assertThat(read("end-of-file", "", Map.of("file", "f", "parts", seven), "").parts())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "16777216", "1.5", "x", "", "99999999999999999999"})
    void aNumberThatIsNoneIsNamed(String number) {
        Message message = read(null, "", Map.of("file", "f", "part", number), "");

        assertThat(message.kind()).isEqualTo(MessageKind.UNREADABLE);
        assertThat(message.complaint())
                .isEqualTo("part is '" + number + "', and no number from 0 to 16777215");
    }

    @ParameterizedTest
    @CsvSource({
        "r/US.csv/end-of-file, r, US.csv",
        "r/US.csv/12,          r, US.csv",
        "r/US.csv,             r, US.csv",
        "r/old/US.csv,         r, old/US.csv"
    })
    void theEndOfAFile(String id, String run, String file) {
        Message end = Message.endOfFile(run, file, 12);

        assertThat(read("end-of-file", id, Map.of("parts", 12), ""))
                .usingRecursiveComparison()
                .isEqualTo(end);
        assertThat(read("End-Of-File", id, Map.of("file", file), "12\n"))
                .usingRecursiveComparison()
                .isEqualTo(end);
    }

    @Test
    void anEndOfAFileThatDoesNotSayHowManyPartsCannotBeRead() {
        assertThat(read("end-of-file", "r/f/end-of-file", Map.of(), "").complaint())
                .isEqualTo("no header parts");
    }

    static Stream<Map.Entry<Object, String>> filesByHeaderOrBody() {
        return Stream.of(
                Map.entry(List.of("a.csv", LongStringHelper.asLongString("b, c.csv")), ""),
                Map.entry("a.csv, b.csv", ""),
                Map.entry(LongStringHelper.asLongString("a.csv,b.csv,"), "ignored"),
                Map.entry("", "[\"a.csv\", \"b.csv\"]"),
                Map.entry("", "a.csv\r\nb.csv\n\n"));
    }

    @ParameterizedTest
    @MethodSource("filesByHeaderOrBody")
    void theEndOfTheInputNamesItsFiles(Map.Entry<Object, String> named) {
        Map<String, Object> headers =
                named.getKey().equals("") ? Map.of() : Map.of("files", named.getKey());

        Message message = read("end-of-input", "r/end-of-input", headers, named.getValue());

        assertThat(message.kind()).isEqualTo(MessageKind.END_OF_INPUT);
        assertThat(message.run()).isEqualTo("r");
        assertThat(message.files()).hasSize(2).startsWith("a.csv");
        assertThat(message.files()[1]).isIn("b.csv", "b, c.csv");
    }

    @ParameterizedTest
    @CsvSource({"r/end-of-input, r", "r, r", "'', ''"})
    void theEndOfTheInputNamesItsRun(String id, String run) {
        assertThat(read("end-of-input", id, Map.of(), ""))
                .usingRecursiveComparison()
                .isEqualTo(Message.endOfInput(run, List.of()));
    }

    @Test
    void aListOfFilesThatIsNoJsonCannotBeRead() {
        assertThat(read("end-of-input", "r", Map.of(), "[\"a").complaint())
                .isEqualTo("its list of files is no JSON");
    }

    @Test
    void aFileOfCategories() {
        assertThat(read("category", "r/US_category_id.json/0", Map.of(), "{}"))
                .usingRecursiveComparison()
                .isEqualTo(Message.category("r", "US_category_id.json", bytes("{}")));
    }

    @Test
    void aMessageWithoutAnIdentityCannotBeRead() {
        Message message = read(null, "", null, "id\n1\n");

        assertThat(message.kind()).isEqualTo(MessageKind.UNREADABLE);
        assertThat(message.complaint())
                .isEqualTo("no header file, and no correlation id that tells it");
        assertThat(message.id())
                .startsWith("unnamed/")
                .isEqualTo(read(null, "", null, "id\n1\n").id())
                .isNotEqualTo(read(null, "", null, "id\n2\n").id());
        assertThat(read(null, "x", Map.of("file", "f"), "").complaint())
                .isEqualTo("no header part, and no correlation id <run>/<file>/<part>");
    }

    @Test
    void anUnknownTypeCannotBeRead() {
        assertThat(read("goodbye", "r/f/1", Map.of(), "").complaint())
                .isEqualTo("unknown type 'goodbye'");
    }

    @Test
    void anEndlessNameCannotBeRead() {
        assertThat(read(null, "", Map.of("file", "f".repeat(1001), "part", 1), "").complaint())
                .isEqualTo("file is longer than 1000 characters");
    }

    private static Message part(String run, String file, int part, String body) {
        return Message.part(run, file, part, bytes(body));
    }

    private static Message read(
            @Nullable String type, String id, @Nullable Map<String, Object> headers, String body) {
        AMQP.BasicProperties properties =
                new AMQP.BasicProperties.Builder()
                        .type(type)
                        .correlationId(id)
                        .headers(headers == null ? null : new HashMap<>(headers))
                        .build();
        return MessageReader.read(properties, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
