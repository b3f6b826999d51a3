package org.manymoons.config.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a schema allows, in words: {@code a whole number from 1 to 1000000000, or null}. */
final class Allowed {
    private Allowed() {}

    static String by(JsonNode schema) {
        List<String> ways = new ArrayList<>();
        add(ways, schema);
        boolean orNull = ways.remove("null");
        return String.join(", or ", ways.stream().distinct().toList()) + (orNull ? ", or null" : "");
    }

    private static void add(List<String> ways, JsonNode schema) {
        if (schema.has("enum") || schema.has("const")) {
            ways.add("one of "
                    + schema.path("enum").valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
        } else if (schema.has("anyOf")) {
            schema.path("anyOf").forEach(way -> add(ways, way));
        } else if (schema.path("type").isArray()) {
            schema.path("type").forEach(type -> ways.add(type(type.stringValue(), schema)));
        } else {
            ways.add(type(schema.path("type").asString(), schema));
        }
    }

    private static String type(String type, JsonNode schema) {
        return switch (type) {
            case "integer" -> "a whole number" + range(schema);
            case "number" -> "a finite number" + range(schema);
            case "boolean" -> "true or false";
            case "string" ->
                "a text"
                        + (schema.has("maxLength")
                                ? " of 1 to " + schema.path("maxLength").asString() + " characters"
                                : "");
            case "array" -> "a list of " + count(schema) + ", each " + by(schema.path("items"));
            case "object" ->
                "a section with keys among "
                        + String.join(", ", schema.path("properties").propertyNames());
            default -> type;
        };
    }

    private static String count(JsonNode schema) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(-1);
        return least == most ? Integer.toString(least) : least + (most < 0 ? " or more" : " to " + most);
    }

    private static String range(JsonNode schema) {
        List<String> bounds = new ArrayList<>();
        if (schema.has("minimum") && schema.has("maximum")) {
            return " from " + schema.path("minimum").asString() + " to "
                    + schema.path("maximum").asString();
        }
        if (schema.has("minimum")) {
            bounds.add("of at least " + schema.path("minimum").asString());
        }
        if (schema.has("exclusiveMinimum")) {
            bounds.add("above " + schema.path("exclusiveMinimum").asString());
        }
        if (schema.has("maximum")) {
            bounds.add("of at most " + schema.path("maximum").asString());
        }
        if (schema.has("exclusiveMaximum")) {
            bounds.add("below " + schema.path("exclusiveMaximum").asString());
        }
        return bounds.isEmpty() ? "" : " " + String.join(" and ", bounds);
    }
}
