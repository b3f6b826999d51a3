package org.manymoons.config.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes a JSON tree as YAML: a block for every section, lists in brackets, one key a line. */
public final class YamlText {
    /** Words that YAML reads as texts without quotes, and so do people. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*|\\d+-\\d+");

    private static final Pattern WORD_OF_YAML = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");

    private YamlText() {}

    public static String of(JsonNode tree) {
        StringBuilder text = new StringBuilder();
        append(text, tree, "");
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode section, String indent) {
        for (Map.Entry<String, JsonNode> property : section.properties()) {
            JsonNode value = property.getValue();
            text.append(indent).append(property.getKey()).append(':');
            if (value.isObject() && !value.isEmpty()) {
                text.append('\n');
                append(text, value, indent + "  ");
            } else {
                text.append(' ').append(value(value)).append('\n');
            }
        }
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(YamlText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (!value.isString()) {
            return value.isDouble() ? Double.toString(value.doubleValue()) : value.toString();
        }
        String text = value.stringValue();
        boolean plain =
                PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isSafe(text, i)) {
                        quoted.append(c);
                    } else {
                        quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isSafe(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        boolean ascii = c >= 0x20 && c <= 0x7E;
        return ascii || (c >= 0xA0 && c <= 0xFFFD && c != 0x2028 && c != 0x2029 && c != 0xFEFF);
    }
}
