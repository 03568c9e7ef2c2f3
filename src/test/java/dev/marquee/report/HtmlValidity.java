package dev.marquee.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;

/** Checks a page with the W3C's HTML checker. */
final class HtmlValidity {
    /**
     * The checker neither compares hashes nor knows {@code data:} URLs. It therefore reports
     * scripts, styles and images that the policy allows, and blocks of data, to which the policy
     * does not apply. ReportBrowserIT checks the policy: the browser reports violations on its
     * console.
     */
    private static final String POLICY = "violates Content Security Policy";

    private HtmlValidity() {}

    static List<String> findings(byte[] html) throws IOException, SAXException {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        validator.setNoLangDetect(true);
        List<String> findings = new ArrayList<>();
        for (JsonNode message :
                new JsonMapper()
                        .readTree(validator.validate(new ByteArrayInputStream(html)))
                        .path("messages")) {
            if (message.path("message").asText().contains(POLICY)) {
                continue;
            }
            findings.add(
                    "%s %s: %s: %s"
                            .formatted(
                                    message.path("type").asText(),
                                    message.path("subType").asText(),
                                    message.path("message").asText(),
                                    message.path("extract").asText()));
        }
        return findings;
    }
}
