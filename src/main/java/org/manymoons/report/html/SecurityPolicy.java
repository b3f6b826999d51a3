package org.manymoons.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * The Content-Security-Policy of a page: nothing is loaded or sent, and of what stands in the page only these scripts and this
 * style count, told by their SHA-256, and workers that such a script starts with a text of its own (<a href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</a>).
 */
public final class SecurityPolicy {
    private SecurityPolicy() {}

    /**
     * The content of the meta element.
     *
     * @param style   the text of the style element, to the character
     * @param scripts the texts of the script elements; without one no script runs
     */
    public static String of(String style, String... scripts) {
        String programs = Arrays.stream(scripts).map(SecurityPolicy::source).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + (programs.isEmpty() ? "'none'" : programs + "; worker-src blob:")
                + "; style-src " + source(style) + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String source(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
