package org.manymoons.report.html;

import org.manymoons.config.yaml.Show;

/** Text made safe for where it stands in a page. */
public final class Html {
    private Html() {}

    /** For the content of an element or a quoted attribute. */
    public static String text(String text) {
        return Show.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** JSON for a script element: outside of its strings it has no {@code <}, inside them the escape means the same. */
    public static String json(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    /** A program for a script element, as it is; it must not hold what would end the element. */
    public static String script(String program) {
        String lower = program.toLowerCase(java.util.Locale.ROOT);
        if (lower.contains("</script") || lower.contains("<!--")) {
            throw new IllegalArgumentException("a script of the page must not contain </script or <!--");
        }
        return program;
    }
}
