package dev.marquee.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes pictures of pages at several widths, light and dark: {@code bin/screenshots}. */
public final class Screenshots {
    private static final int[] WIDTHS = {390, 1024, 1680};
    private static final int TALLEST = 12_000;
    private static final int README_WIDTH = 1080;
    private static final int README_HEIGHT = 1240;
    private static final String NONE = "none";

    private Screenshots() {}

    /**
     * Arguments: a folder for the pictures; a file for a picture of the top of the first page, or
     * {@code none}; and output folders, whose pages are drawn again.
     */
    public static void main(String[] arguments) throws IOException {
        Path pictures = Files.createDirectories(Path.of(arguments[0]));
        try (Browser browser = new Browser()) {
            String topOfFirstPage = arguments[1];
            for (int i = 2; i < arguments.length; i++) {
                Path output = Path.of(arguments[i]).toAbsolutePath().normalize();
                for (var drawn :
                        Report.drawAll(new org.apache.flink.core.fs.Path(output.toUri()))) {
                    Path page = Path.of(drawn.toUri().getPath());
                    take(browser, page, pictures.resolve(output.getFileName()));
                    if (!topOfFirstPage.equals(NONE)) {
                        browser.open(page, README_WIDTH, false);
                        Files.write(
                                Path.of(topOfFirstPage),
                                browser.picture(README_WIDTH, README_HEIGHT));
                        topOfFirstPage = NONE;
                    }
                }
            }
        }
    }

    private static void take(Browser browser, Path page, Path pictures) throws IOException {
        Files.createDirectories(pictures);
        for (int width : WIDTHS) {
            for (boolean dark : new boolean[] {false, true}) {
                browser.open(page, width, dark);
                Path picture =
                        pictures.resolve(
                                "%s-%d-%s.png"
                                        .formatted(
                                                page.getParent().getFileName(),
                                                width,
                                                dark ? "dark" : "light"));
                Files.write(picture, browser.picture(width, Math.min(browser.height(), TALLEST)));
                System.out.println(picture);
            }
        }
    }
}
