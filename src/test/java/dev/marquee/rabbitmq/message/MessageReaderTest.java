package dev.marquee.rabbitmq.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.impl.LongStringHelper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads messages of all kinds of clients. */
final class MessageReaderTest {
    private static final int MOST_BYTES = 100_000;

    @Test
    void headersContainFileAndPart() {
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
    void headersTakePrecedenceOverTheCorrelationId() {
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
    void aNumberMayHaveAnyType(Object seven) {
        assertThat(read(null, "", Map.of("file", "f", "part", seven), "").part()).isEqualTo(7);
        assertThat(read("end-of-file", "", Map.of("file", "f", "parts", seven), "").parts())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "16777216", "1.5", "x", "", "99999999999999999999"})
    void theComplaintQuotesAnInvalidNumber(String number) {
        Message message = read(null, "", Map.of("file", "f", "part", number), "");

        assertThat(message.kind()).isEqualTo(MessageKind.UNREADABLE);
        assertThat(message.complaint())
                .isEqualTo("part is '" + number + "', which is not a number from 0 to 16777215");
    }

    @ParameterizedTest
    @CsvSource({
        "r/US.csv/end-of-file, r, US.csv",
        "r/US.csv/12,          r, US.csv",
        "r/US.csv,             r, US.csv",
        "r/old/US.csv,         r, old/US.csv"
    })
    void anEndOfFileContainsFileAndNumberOfParts(String id, String run, String file) {
        Message end = Message.endOfFile(run, file, 12);

        assertThat(read("end-of-file", id, Map.of("parts", 12), ""))
                .usingRecursiveComparison()
                .isEqualTo(end);
        assertThat(read("End-Of-File", id, Map.of("file", file), "12\n"))
                .usingRecursiveComparison()
                .isEqualTo(end);
    }

    @Test
    void anEndOfFileWithoutNumberOfPartsIsUnreadable() {
        assertThat(read("end-of-file", "r/f/end-of-file", Map.of(), "").complaint())
                .isEqualTo("no header parts");
    }

    static Stream<Arguments> filesByHeaderOrBody() {
        return Stream.of(
                arguments(List.of("a.csv", LongStringHelper.asLongString("b, c.csv")), null, ""),
                arguments("a.csv, b.csv", null, ""),
                arguments(LongStringHelper.asLongString("a.csv,b.csv,"), null, "ignored"),
                arguments(null, "application/json", "[\"a.csv\", \"b.csv\"]"),
                arguments(null, null, "a.csv\r\nb.csv\n\n"));
    }

    @ParameterizedTest
    @MethodSource("filesByHeaderOrBody")
    void anEndOfInputNamesItsFiles(
            @Nullable Object header, @Nullable String contentType, String body) {
        Map<String, Object> headers = header == null ? Map.of() : Map.of("files", header);
        AMQP.BasicProperties properties =
                new AMQP.BasicProperties.Builder()
                        .type("end-of-input")
                        .contentType(contentType)
                        .correlationId("r/end-of-input")
                        .headers(headers)
                        .build();

        Message message = MessageReader.read(properties, bytes(body), MOST_BYTES);

        assertThat(message.kind()).isEqualTo(MessageKind.END_OF_INPUT);
        assertThat(message.run()).isEqualTo("r");
        assertThat(message.files()).hasSize(2).startsWith("a.csv");
        assertThat(message.files()[1]).isIn("b.csv", "b, c.csv");
    }

    /** A bracket in the name of the first file does not make the list JSON. */
    @Test
    void aFileNameMayBeginWithABracket() {
        assertThat(read("end-of-input", "r", Map.of(), "[1] US.csv\nGB.csv").files())
                .containsExactly("[1] US.csv", "GB.csv");
    }

    @ParameterizedTest
    @CsvSource({"r/end-of-input, r", "r, r", "'', ''"})
    void anEndOfInputNamesItsRun(String id, String run) {
        assertThat(read("end-of-input", id, Map.of(), ""))
                .usingRecursiveComparison()
                .isEqualTo(Message.endOfInput(run, List.of()));
    }

    @Test
    void aBrokenJsonListOfFilesIsUnreadable() {
        AMQP.BasicProperties properties =
                new AMQP.BasicProperties.Builder()
                        .type("end-of-input")
                        .contentType("application/json")
                        .build();

        assertThat(MessageReader.read(properties, bytes("[\"a"), MOST_BYTES).complaint())
                .isEqualTo("its list of files is not JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[null]",
                "[\"a\", null]",
                "[1]",
                "[[\"a\"]]",
                "{}",
                "\"a\"",
                "",
                "[",
                "1e9"
            })
    void jsonThatIsNotAListOfStringsIsUnreadable(String json) {
        AMQP.BasicProperties properties =
                new AMQP.BasicProperties.Builder()
                        .type("end-of-input")
                        .contentType("application/json")
                        .build();

        assertThat(MessageReader.read(properties, bytes(json), MOST_BYTES).complaint())
                .startsWith("its list of files ");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"application/json, [, `\"a\",`", "text/plain, ``, `a\n`"})
    void aListOfAMillionFilesIsUnreadable(String contentType, String begin, String file) {
        AMQP.BasicProperties properties =
                new AMQP.BasicProperties.Builder()
                        .type("end-of-input")
                        .contentType(contentType)
                        .build();
        byte[] body = bytes(begin + file.repeat(1_000_000));

        assertThat(MessageReader.read(properties, body, body.length).complaint())
                .isEqualTo("more than 262144 files");
    }

    @Test
    void aCategoryMessageContainsAFile() {
        assertThat(read("category", "r/US_category_id.json/0", Map.of(), "{}"))
                .usingRecursiveComparison()
                .isEqualTo(Message.category("r", "US_category_id.json", bytes("{}")));
    }

    @Test
    void aMessageWithoutFileAndPartIsUnreadable() {
        Message message = read(null, "", null, "id\n1\n");

        assertThat(message.kind()).isEqualTo(MessageKind.UNREADABLE);
        assertThat(message.complaint())
                .isEqualTo("no header file, and no correlation id <run>/<file>/…");
        assertThat(message.id())
                .startsWith("unnamed/")
                .isEqualTo(read(null, "", null, "id\n1\n").id())
                .isNotEqualTo(read(null, "", null, "id\n2\n").id());
        assertThat(read(null, "x", Map.of("file", "f"), "").complaint())
                .isEqualTo("no header part, and no correlation id <run>/<file>/<part>");
    }

    @Test
    void propertiesThatTheClientCannotReadMakeAMessageUnreadable() {
        Map<String, Object> headers = Map.of(MessageFormat.UNREADABLE_PROPERTIES, "too deep");

        assertThat(read(null, "", headers, "").complaint())
                .isEqualTo("its properties cannot be read: too deep");
    }

    @Test
    void aMessageOfUnknownTypeIsUnreadable() {
        assertThat(read("goodbye", "r/f/1", Map.of(), "").complaint())
                .isEqualTo("unknown type 'goodbye'");
    }

    @Test
    void aNameThatIsTooLongMakesAMessageUnreadable() {
        assertThat(read(null, "", Map.of("file", "f".repeat(256), "part", 1), "").complaint())
                .isEqualTo("file is longer than 255 characters");
    }

    /** Otherwise run a/b with file US.csv would equal run a with file b/US.csv. */
    @ParameterizedTest
    @CsvSource({"'', US.csv", "end-of-file, US.csv", "category, US.csv", "end-of-input, ''"})
    void aRunNameWithASlashMakesAMessageUnreadable(String type, String file) {
        Map<String, Object> headers =
                Map.of("file", file, "part", 1, "parts", 1, "run", "a/b", "files", "US.csv");

        assertThat(read(type, "", headers, "").complaint())
                .isEqualTo("the name of its run has a slash");
    }

    @Test
    void tooManyBytesOfHeadersMakeAMessageUnreadable() {
        Map<String, Object> headers = new HashMap<>(Map.of("file", "f", "part", 1));
        headers.put("more", "x".repeat(65_000));
        assertThat(read(null, "", headers, "").complaint()).isNull();

        headers.put("evenMore", List.of("x".repeat(1_000)));
        assertThat(read(null, "", headers, "").complaint())
                .isEqualTo("66050 bytes of headers; the limit is 65536");
    }

    static Stream<Arguments> hugeNumbers() {
        String tooManyDigits =
                "parts is '9999999999999999999', which is not a number from 0 to 16777216";
        String tooLarge = "parts is '1e999999999', which is not a number from 0 to 16777216";
        return Stream.of(
                arguments("1".repeat(100_000), "its number of parts has 100000 bytes"),
                arguments("0".repeat(21), "its number of parts has 21 bytes"),
                arguments("9".repeat(19), tooManyDigits),
                arguments("1e999999999", tooLarge));
    }

    /** The complaints say that the length was checked first: parsing would take long. */
    @ParameterizedTest
    @MethodSource("hugeNumbers")
    void aHugeNumberInABodyIsRefusedBeforeItIsParsed(String number, String complaint) {
        assertThat(read("end-of-file", "r/f", Map.of(), number).complaint()).isEqualTo(complaint);
    }

    @Test
    void aHugeNumberInAHeaderIsRefusedBeforeItIsParsed() {
        assertThat(readPart("1".repeat(1_000_000)).complaint())
                .isEqualTo("1000021 bytes of headers; the limit is 65536");
        assertThat(readPart("9".repeat(19)).complaint())
                .isEqualTo(
                        "part is '9999999999999999999', which is not a number from 0 to 16777215");
        assertThat(readPart("1e999999999").complaint())
                .isEqualTo("part is '1e999999999', which is not a number from 0 to 16777215");
    }

    private static Message readPart(String number) {
        return read(null, "", Map.of("file", "f", "part", number), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"end-of-input", "end-of-file"})
    void anEndThatIsTooLongIsUnreadable(String type) {
        Message message = read(type, "r/f/end-of-file", Map.of(), "a\n".repeat(MOST_BYTES / 2 + 1));

        assertThat(message.kind()).isEqualTo(MessageKind.UNREADABLE);
        assertThat(message.complaint()).isEqualTo("100002 bytes; the limit is 100000");
    }

    /** The part counts as arrived, so that the job does not wait for it. */
    @Test
    void aPartThatIsTooLongKeepsItsNumber() {
        Message message = read(null, "r/f/1", Map.of(), "a".repeat(MOST_BYTES + 1));

        assertThat(message.kind()).isEqualTo(MessageKind.PART);
        assertThat(message.part()).isEqualTo(1);
        assertThat(message.body()).isEmpty();
        assertThat(message.complaint()).isEqualTo("100001 bytes; the limit is 100000");
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
        return MessageReader.read(properties, bytes(body), MOST_BYTES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
