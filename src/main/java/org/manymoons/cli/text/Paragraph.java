package org.manymoons.cli.text;

import java.io.PrintWriter;
import java.util.List;

/** Prints prose for a terminal, broken at spaces into lines of at most {@value #WIDTH} characters where words allow it. */
final class Paragraph {
    static final int WIDTH = 118;

    private Paragraph() {}

    /** From the margin. */
    static void wrapped(PrintWriter out, String text) {
        print(out, "", List.of(text.split(" ", -1)), 0);
    }

    /** With a dash, the other lines indented. */
    static void item(PrintWriter out, String text) {
        print(out, "- ", List.of(text.split(" ", -1)), 2);
    }

    /** Parts after a beginning that is not broken; further lines begin below the first part, or near the margin if that is far. */
    static void hanging(PrintWriter out, String beginning, List<String> parts) {
        print(out, beginning, parts, Math.min(beginning.length(), WIDTH / 2));
    }

    private static void print(PrintWriter out, String beginning, List<String> parts, int indent) {
        StringBuilder line = new StringBuilder(beginning);
        boolean fresh = true;
        for (String part : parts) {
            if (!fresh && line.length() + 1 + part.length() > WIDTH) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent));
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(part);
            fresh = false;
        }
        out.println(line.toString().stripTrailing());
    }
}
