package org.manymoons.config.yaml;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A value of the user's as a message shows it: on one line, and not long. */
public final class Show {
    private static final int LONGEST = 60;

    private Show() {}

    public static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    /** The first line of a library's message. */
    static String message(@Nullable String message) {
        return message == null
                ? "it cannot be parsed"
                : shortened(message.lines().findFirst().orElse(""), 200);
    }

    public static String path(Path path) {
        return shortened(path.toString(), 200);
    }

    public static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    private static String shortened(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        int i = 0;
        for (; i < text.length() && shown.length() < longest; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default ->
                    shown.append(
                            isPrintable(c) ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return i == text.length() ? shown.toString() : shown + "...";
    }

    private static boolean isPrintable(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
