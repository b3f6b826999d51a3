package org.manymoons.cli.text;

import java.util.List;

/** Prose for a terminal, broken at spaces into lines of at most {@value #WIDTH} characters where words allow it. */
final class Paragraph {
    static final int WIDTH = 118;

    private Paragraph() {}

    /** From the margin. */
    static String wrapped(String text) {
        return filled("", List.of(text.split(" ", -1)), 0);
    }

    /** With a dash, the other lines indented. */
    static String item(String text) {
        return filled("- ", List.of(text.split(" ", -1)), 2);
    }

    /** Parts after a beginning that is not broken; further lines begin below the first part, or near the margin if that is far. */
    static String hanging(String beginning, List<String> parts) {
        return filled(beginning, parts, Math.min(beginning.length(), WIDTH / 2));
    }

    private static String filled(String beginning, List<String> parts, int indent) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(beginning);
        boolean fresh = true;
        for (String part : parts) {
            if (!fresh && line.length() + 1 + part.length() > WIDTH) {
                lines.append(line.toString().stripTrailing()).append(System.lineSeparator());
                line = new StringBuilder(" ".repeat(indent));
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(part);
            fresh = false;
        }
        return lines.append(line.toString().stripTrailing()).toString();
    }
}
