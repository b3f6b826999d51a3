package org.manymoons.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that the page is made of. */
public final class Resource {
    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

    private Resource() {}

    /** One of this package's own. */
    public static String own(String name) {
        return read("/org/manymoons/report/" + name);
    }

    /** D3 with all of its parts, minified, with its licence in the first line. */
    public static String d3() {
        return read(D3);
    }

    private static String read(String path) {
        try (InputStream in = Resource.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("a part of the report is missing in this build: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
