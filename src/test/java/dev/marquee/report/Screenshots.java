package dev.marquee.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes pictures of a page at several widths, light and dark: {@code bin/screenshots}. */
public final class Screenshots {
    private static final int[] WIDTHS = {390, 1024, 1680};
    private static final int TALLEST = 12_000;

    private Screenshots() {}

    /** Arguments: a folder for the pictures, and the pages. */
    public static void main(String[] arguments) throws IOException {
        Path pictures = Files.createDirectories(Path.of(arguments[0]));
        try (Browser browser = new Browser()) {
            for (int i = 1; i < arguments.length; i++) {
                Path page = Path.of(arguments[i]).toAbsolutePath();
                String name = page.getParent().getFileName().toString();
                for (int width : WIDTHS) {
                    for (boolean dark : new boolean[] {false, true}) {
                        browser.open(page, width, dark);
                        Path picture =
                                pictures.resolve(
                                        "%s-%d-%s.png"
                                                .formatted(name, width, dark ? "dark" : "light"));
                        Files.write(
                                picture,
                                browser.picture(width, Math.min(browser.height(), TALLEST)));
                        System.out.println(picture);
                    }
                }
            }
        }
    }
}
