package dev.marquee.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * JSON in an element of the page that the browser does not execute. It is written without further
 * escaping. It contains neither {@code <} nor {@code &}, so that no text in it can end the element.
 *
 * @param id the element's id
 * @param json writes one value
 */
record DataBlock(String id, JsonWriter json) {
    private static final JsonFactory FACTORY = new JsonMapper().getFactory();

    /** Writes one value of JSON. */
    @FunctionalInterface
    interface JsonWriter {
        void writeTo(JsonGenerator json) throws IOException;
    }

    Content content() {
        return output -> {
            try (JsonGenerator generator = FACTORY.createGenerator(new OutputWriter(output))) {
                generator.setCharacterEscapes(new HtmlEscapes());
                json.writeTo(generator);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static final class HtmlEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private final int[] ascii = standardAsciiEscapesForJSON();

        HtmlEscapes() {
            for (char special : new char[] {'<', '>', '&'}) {
                ascii[special] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return character == '\u2028' || character == '\u2029'
                    ? new SerializedString("\\u%04x".formatted(character))
                    : null;
        }
    }

    private static final class OutputWriter extends Writer {
        private final TemplateOutput output;

        OutputWriter(TemplateOutput output) {
            this.output = output;
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            output.writeContent(new String(characters, offset, length));
        }

        @Override
        public void flush() {
            // The page is flushed as a whole.
        }

        @Override
        public void close() {
            // The page is not complete.
        }
    }
}
