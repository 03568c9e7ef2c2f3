package dev.marquee.thumbnails;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageTypeTest {

    @ParameterizedTest
    @EnumSource
    void eachTypeIsRecognizedByItsFirstBytes(ImageType type) {
        assertThat(ImageType.of(Images.of(type))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u00ff\u00d8",
                "<html>",
                "GIF89a........",
                "RIFF1234WAVEfmt ",
                "RIFF1234WEB",
                "\u0089PNG\n\n\n\n",
            })
    void otherContentIsNotAnImage(String content) {
        assertThat(ImageType.of(content.getBytes(ISO_8859_1))).isEmpty();
    }

    @Test
    void theExtensionsAreJpgPngAndWebp() {
        assertThat(ImageType.values())
                .extracting(ImageType::extension)
                .containsExactly("jpg", "png", "webp");
    }
}
