package org.manymoons.config.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.manymoons.config.Seeds;
import org.manymoons.config.yaml.Nearest;
import org.manymoons.config.yaml.Problem;
import org.manymoons.config.yaml.Show;
import org.manymoons.config.yaml.YamlJson;
import org.manymoons.config.yaml.YamlNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds with the JSON Schema every key that is unknown and every value that is not allowed, and says so at its place. The
 * validator tells which they are; the words come from the schema itself.
 */
public final class SchemaCheck {
    private static final ObjectNode ROOT = ConfigurationSchema.shipped();
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(withoutDialect(ROOT));

    private SchemaCheck() {}

    private static ObjectNode withoutDialect(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        copy.remove("$schema"); // or the validator would look for the dialect's own schema among its resources
        return copy;
    }

    /** The whole schema. */
    public static JsonNode root() {
        return ROOT;
    }

    /** The schema at a path of keys, if the path is known. */
    public static Optional<JsonNode> at(String path) {
        JsonNode schema = ROOT;
        for (String key : path.split("\\.", -1)) {
            schema = schema.path("properties").path(key);
        }
        return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
    }

    /** The problems of a tree. Seeds are left to {@link Seeds}, which knows better what is wrong with them. */
    public static List<Problem> problems(YamlNode.Mapping tree) {
        JsonNode json = YamlJson.of(tree);
        for (String seeds : List.of("/training", "/census")) {
            if (json.at(seeds) instanceof ObjectNode section) {
                section.remove("seeds");
            }
        }
        Set<List<Object>> wrong = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Error error : VALIDATOR.validate(json)) {
            List<Object> path = path(error.getInstanceLocation());
            if (error.getKeyword().equals("additionalProperties")) {
                problems.add(unknown(tree, path, error.getProperty()));
            } else {
                wrong.add(path);
            }
        }
        addFractions(wrong, tree, ROOT, List.of());
        wrong.removeAll(List.of(List.of("training", "seeds"), List.of("census", "seeds")));
        wrong.stream()
                .filter(path -> !isRefused(node(tree, path)))
                .forEach(path -> problems.add(notAllowed(tree, path)));
        return problems;
    }

    /** Real numbers such as 10.0 where only integers are allowed: JSON Schema counts them as integers, YAML does not. */
    private static void addFractions(Set<List<Object>> wrong, YamlNode node, JsonNode schema, List<Object> path) {
        if (schema.has("anyOf") ? hasFraction(node) : hasFraction(node, schema)) {
            wrong.add(path);
        } else if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                JsonNode inner = schema.path("properties").path(key);
                addFractions(wrong, entry.value(), inner, join(path, key));
            });
        } else if (node instanceof YamlNode.Sequence list && !schema.has("anyOf")) {
            for (int i = 0; i < list.items().size(); i++) {
                addFractions(wrong, list.items().get(i), schema.path("items"), join(path, i));
            }
        }
    }

    private static boolean hasFraction(YamlNode node, JsonNode schema) {
        JsonNode type = schema.path("type");
        boolean integer = type.asString("").equals("integer")
                || (type.isArray()
                        && type.valueStream().anyMatch(t -> t.asString().equals("integer")));
        return integer && node instanceof YamlNode.Scalar scalar && scalar.value() instanceof Double;
    }

    private static boolean hasFraction(YamlNode node) {
        if (node instanceof YamlNode.Sequence list) {
            return list.items().stream().anyMatch(SchemaCheck::hasFraction);
        }
        return node instanceof YamlNode.Scalar scalar && scalar.value() instanceof Double;
    }

    private static List<Object> join(List<Object> path, Object element) {
        return Stream.concat(path.stream(), Stream.of(element)).toList();
    }

    /** Whether a value, or a part of a list, was refused already. */
    static boolean isRefused(YamlNode node) {
        if (node instanceof YamlNode.Sequence list) {
            return list.items().stream().anyMatch(SchemaCheck::isRefused);
        }
        return node instanceof YamlNode.Refused;
    }

    /** Up to where the schema lists several ways of writing a value: none of them fits, whatever its parts. */
    private static List<Object> path(NodePath location) {
        List<Object> path = new ArrayList<>();
        JsonNode schema = ROOT;
        for (int i = 0; i < location.getNameCount() && !schema.has("anyOf"); i++) {
            Object element = location.getElement(i);
            path.add(element);
            schema = element instanceof Integer
                    ? schema.path("items")
                    : schema.path("properties").path(element.toString());
        }
        return path;
    }

    private static JsonNode schema(List<Object> path) {
        JsonNode schema = ROOT;
        for (Object element : path) {
            schema = element instanceof Integer
                    ? schema.path("items")
                    : schema.path("properties").path(element.toString());
        }
        return schema;
    }

    private static Problem unknown(YamlNode.Mapping tree, List<Object> path, String key) {
        YamlNode.Entry entry = ((YamlNode.Mapping) node(tree, path)).get(key);
        String text = "unknown key " + name(join(path, key)) + ", found "
                + entry.value().show() + "; " + knownKeys(schema(path), key);
        return new Problem(entry.key(), text);
    }

    /** The keys of a section, and the one that was probably meant. */
    public static String knownKeys(JsonNode section, String key) {
        Set<String> known = new LinkedHashSet<>(section.path("properties").propertyNames());
        Optional<String> near = Nearest.of(key, known).or(() -> elsewhere(ROOT, "", key));
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

    private static Problem notAllowed(YamlNode.Mapping tree, List<Object> path) {
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
}
