package org.manymoons.config;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds with the JSON Schema every key that is unknown and every value that is not allowed, and says so at its place. The
 * validator tells which they are; the words come from the schema itself.
 */
final class SchemaCheck {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode root = ConfigurationSchema.node();

    ObjectNode root() {
        return root;
    }

    /** The schema at a path of keys, if the path is known. */
    Optional<JsonNode> at(String path) {
        JsonNode schema = root;
        for (String key : path.split("\\.", -1)) {
            schema = schema.path("properties").path(key);
        }
        return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
    }

    /** The problems of a tree. Seeds are left to {@link Seeds}, which knows better what is wrong with them. */
    List<Problem> problems(YamlNode.Mapping tree) {
        ObjectNode checked = root.deepCopy();
        checked.remove("$schema");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(checked);
        JsonNode json = json(tree);
        for (String seeds : List.of("/training", "/census")) {
            if (json.at(seeds) instanceof ObjectNode section) {
                section.remove("seeds");
            }
        }
        Set<List<Object>> wrong = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Error error : schema.validate(json)) {
            List<Object> path = path(error.getInstanceLocation());
            if (error.getKeyword().equals("additionalProperties")) {
                problems.add(unknown(tree, path, error.getProperty()));
            } else {
                wrong.add(path);
            }
        }
        wrong.stream()
                .filter(path -> !isRefused(node(tree, path)))
                .forEach(path -> problems.add(notAllowed(tree, path)));
        return problems;
    }

    static boolean isRefused(YamlNode node) {
        return node instanceof YamlNode.Refused
                || node instanceof YamlNode.Sequence list
                        && list.items().stream().anyMatch(SchemaCheck::isRefused);
    }

    /** Up to where the schema lists several ways of writing a value: none of them fits, whatever its parts. */
    private List<Object> path(NodePath location) {
        List<Object> path = new ArrayList<>();
        JsonNode schema = root;
        for (int i = 0; i < location.getNameCount() && !schema.has("anyOf"); i++) {
            Object element = location.getElement(i);
            path.add(element);
            schema = element instanceof Integer
                    ? schema.path("items")
                    : schema.path("properties").path(element.toString());
        }
        return path;
    }

    private JsonNode schema(List<Object> path) {
        JsonNode schema = root;
        for (Object element : path) {
            schema = element instanceof Integer
                    ? schema.path("items")
                    : schema.path("properties").path(element.toString());
        }
        return schema;
    }

    private Problem unknown(YamlNode.Mapping tree, List<Object> path, String key) {
        YamlNode.Entry entry = ((YamlNode.Mapping) node(tree, path)).get(key);
        List<Object> full = new ArrayList<>(path);
        full.add(key);
        String text =
                "unknown key " + name(full) + ", found " + entry.value().show() + "; " + knownKeys(schema(path), key);
        return new Problem(entry.key(), text);
    }

    /** The keys of a section, and the one that was probably meant. */
    String knownKeys(JsonNode section, String key) {
        Set<String> known = new LinkedHashSet<>(section.path("properties").propertyNames());
        Optional<String> near = Nearest.of(key, known).or(() -> elsewhere(root, "", key));
        return "allowed: " + String.join(", ", known)
                + near.map(n -> "; did you mean " + n + "?").orElse("");
    }

    private static Optional<String> elsewhere(JsonNode schema, String path, String key) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String full = path + property.getKey();
            Optional<String> found =
                    property.getKey().equals(key) ? Optional.of(full) : elsewhere(property.getValue(), full + ".", key);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Problem notAllowed(YamlNode.Mapping tree, List<Object> path) {
        YamlNode node = node(tree, path);
        JsonNode schema = schema(path);
        String hint = "";
        if (node instanceof YamlNode.Scalar scalar && scalar.value() instanceof String text && schema.has("enum")) {
            List<String> names =
                    schema.path("enum").valueStream().map(JsonNode::asString).toList();
            hint = Nearest.hint(text, names);
        }
        String text = name(path) + ": found " + node.show() + "; allowed: " + Allowed.by(schema) + hint;
        return new Problem(node.place(), text);
    }

    private static String name(List<Object> path) {
        StringBuilder name = new StringBuilder();
        for (Object element : path) {
            if (element instanceof Integer) {
                name.append('[').append(element).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(Show.shortened(element.toString()));
            }
        }
        return name.isEmpty() ? "the file" : name.toString();
    }

    private static YamlNode node(YamlNode tree, List<Object> path) {
        YamlNode node = tree;
        for (Object element : path) {
            node = node instanceof YamlNode.Sequence list
                    ? list.items().get((Integer) element)
                    : ((YamlNode.Mapping) node).get(element.toString()).value();
        }
        return node;
    }

    /**
     * The tree as JSON. Numbers that are not finite become texts, since JSON has none and they are never allowed; refused
     * values are left out of mappings.
     */
    static JsonNode json(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = JSON.objectNode();
            mapping.entries().forEach((key, entry) -> {
                if (!(entry.value() instanceof YamlNode.Refused)) {
                    object.set(key, json(entry.value()));
                }
            });
            return object;
        }
        if (node instanceof YamlNode.Sequence list) {
            return JSON.arrayNode()
                    .addAll(list.items().stream().map(SchemaCheck::json).toList());
        }
        return node instanceof YamlNode.Scalar scalar ? json(scalar.text(), scalar.value()) : JSON.nullNode();
    }

    private static JsonNode json(String text, @Nullable Object value) {
        if (value instanceof BigInteger integer) {
            return integer.bitLength() < 32
                    ? JSON.numberNode(integer.intValue())
                    : integer.bitLength() < 64 ? JSON.numberNode(integer.longValue()) : JSON.numberNode(integer);
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? JSON.numberNode(real) : JSON.stringNode(text);
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        return value instanceof String word ? JSON.stringNode(word) : JSON.nullNode();
    }
}
