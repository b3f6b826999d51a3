package org.manymoons.modelfile;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.manymoons.data.DataException;
import tools.jackson.databind.JsonNode;

/**
 * Types in DL4J's JSON: {@code {"@class": "org...ActivationTanH", ...}} since 1.0.0-beta, {@code {"TanH": {...}}} before.
 */
final class TypeNames {
    /** Packages whose classes configure networks and do nothing else. */
    private static final Pattern KNOWN = Pattern.compile(
            "org\\.(deeplearning4j\\.nn\\.(conf|weights)|nd4j\\.linalg\\.(activations|lossfunctions|learning|schedule))"
                    + "\\.[A-Za-z0-9_.$]{1,150}");

    private TypeNames() {}

    /**
     * A typed node.
     *
     * @param name  the class's simple name in lower case, without the prefix Activation or Loss
     * @param shown the name as it stands
     */
    record Typed(String name, String shown, JsonNode body) {}

    /** The type of a node, null if it has none. */
    static @Nullable Typed of(JsonNode node) {
        if (node.path("@class").isString()) {
            String full = node.path("@class").asString();
            String simple = full.substring(full.lastIndexOf('.') + 1);
            return new Typed(plain(simple), simple, node);
        }
        if (node.isObject() && node.size() == 1) {
            String name = node.propertyNames().iterator().next();
            return new Typed(plain(name), name, node.get(name));
        }
        return null;
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("activation") && !lower.equals("activationlayer")) {
            return lower.substring("activation".length());
        }
        return lower.startsWith("loss") && !lower.equals("losslayer") && !lower.equals("loss")
                ? lower.substring("loss".length())
                : lower;
    }

    /** Refuses a tree that names a class which is none of DL4J's configuration. */
    static void check(JsonNode node, Function<String, DataException> refused) {
        JsonNode type = node.path("@class");
        if (!type.isMissingNode()
                && !(type.isString() && KNOWN.matcher(type.asString()).matches())) {
            String text = type.asString("");
            throw refused.apply("names the class " + text.substring(0, Math.min(text.length(), 120))
                    + ", which is no part of a DL4J configuration");
        }
        for (JsonNode child : node) {
            check(child, refused);
        }
    }
}
