package org.manymoons.config.yaml;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A value of the user's as a message shows it: on one line, and not long. */
public final class Show {
    private static final int LONGEST = 60;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

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
        while (i < text.length() && shown.length() < longest) {
            int c = text.codePointAt(i);
            append(shown, c);
            i += Character.charCount(c);
        }
        return i == text.length() ? shown.toString() : shown + "...";
    }

    /** On one line, with every character that {@link #isPrintable} refuses escaped as in Java and JSON. */
    public static String line(String text) {
        return escaped(text, c -> false);
    }

    /** The same with line breaks and tabs as they are. */
    public static String lines(String text) {
        return escaped(text.replace("\r\n", "\n"), c -> c == '\n' || c == '\t');
    }

    private static String escaped(String text, IntPredicate kept) {
        if (text.codePoints().allMatch(c -> isPrintable(c) || kept.test(c))) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (kept.test(c)) {
                shown.appendCodePoint(c);
            } else {
                append(shown, c);
            }
        });
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (isPrintable(c)) {
                    shown.appendCodePoint(c);
                } else {
                    for (char unit : Character.toChars(c)) {
                        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                    }
                }
            }
        }
    }

    /**
     * Whether a terminal shows the character and does nothing else: no control, no line break, nothing that turns the
     * direction of writing, no half of a surrogate pair. The joiners of Persian and Indian scripts may stand.
     */
    public static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }
}
