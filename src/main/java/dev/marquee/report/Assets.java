package dev.marquee.report;

import dev.marquee.basics.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The scripts and the style that every page contains inline, and the policy that allows the browser
 * to run them and nothing else.
 */
final class Assets {
    private final String theme = resource("theme.js");
    private final String chart = resource("uplot-1.6.32.min.js");
    private final String page = resource("page.js");
    private final String style = resource("uplot-1.6.32.min.css") + "\n" + resource("page.css");

    /**
     * Returns the page's Content-Security-Policy, which allows no requests except for the images
     * beside the page.
     */
    String policy() {
        return "default-src 'none'; script-src %s %s %s; style-src %s; img-src data: 'self'; base-uri 'none'; form-action 'none'"
                .formatted(hash(theme), hash(chart), hash(page), hash(style));
    }

    String themeText() {
        return theme;
    }

    String chartText() {
        return chart;
    }

    String pageText() {
        return page;
    }

    String styleText() {
        return style;
    }

    private static String resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            // The browser hashes the scripts with the line end LF.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
