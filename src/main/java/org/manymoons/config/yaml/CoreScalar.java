package org.manymoons.config.yaml;

import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What a plain scalar, one without quotes, stands for in the core schema of YAML 1.2. */
final class CoreScalar {
    /** No number is as long; a million digits are a text and cost no time. */
    private static final int LONGEST = 100;

    private static final CoreSchema SCHEMA = new CoreSchema();

    private CoreScalar() {}

    /** A Boolean, BigInteger, Double or String, or null. */
    static @Nullable Object value(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        Tag tag = SCHEMA.getScalarResolver().resolve(text, true);
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT)) {
            return integer(text);
        }
        return tag.equals(Tag.FLOAT) ? real(text) : text;
    }

    private static BigInteger integer(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    private static Double real(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.endsWith(".nan")) {
            return Double.NaN;
        }
        if (word.endsWith(".inf")) {
            return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.valueOf(text);
    }
}
