package org.manymoons.config.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.manymoons.config.Applicability;
import org.manymoons.config.schema.SchemaCheck;
import org.manymoons.config.yaml.Limits;
import org.manymoons.config.yaml.Place;
import org.manymoons.config.yaml.Problem;
import org.manymoons.config.yaml.Show;
import org.manymoons.config.yaml.YamlJson;
import org.manymoons.config.yaml.YamlNode;
import org.manymoons.config.yaml.YamlReader;
import tools.jackson.databind.JsonNode;

/**
 * Puts {@code --set key.path=value} options into the tree of a file, in their order. The value is read as YAML. A whole
 * section may be given, {@code network.initial_weights={scheme: xavier}}, and then replaces the file's.
 *
 * <p>An option that makes another choice, {@code network.initial_weights.scheme=xavier}, drops the keys of the file that
 * have no meaning with it, here {@code scale}: the file could not know.
 */
final class Overrides {
    private final List<Problem> problems;

    Overrides(List<Problem> problems) {
        this.problems = problems;
    }

    void apply(YamlNode.Mapping tree, List<String> options) {
        options.forEach(option -> apply(tree, option));
        for (Applicability rule : Applicability.ALL) {
            tree.find(rule.choice())
                    .filter(choice -> choice.place().isOption())
                    .filter(choice ->
                            !rule.values().contains(YamlJson.of(choice).asString("")))
                    .ifPresent(choice -> dropFromFile(tree, rule.key()));
        }
    }

    private static void dropFromFile(YamlNode.Mapping tree, String key) {
        int dot = key.lastIndexOf('.');
        if (tree.find(key.substring(0, dot)).orElse(null) instanceof YamlNode.Mapping section) {
            section.entries()
                    .computeIfPresent(
                            key.substring(dot + 1), (name, entry) -> entry.key().isOption() ? entry : null);
        }
    }

    private void apply(YamlNode.Mapping tree, String option) {
        Place place = Place.option("--set " + Show.shortened(option));
        int equals = option.indexOf('=');
        if (equals < 1) {
            problems.add(new Problem(
                    place, "a key, = and a value are needed, for example --set training.learning_rate=0.1"));
            return;
        }
        String path = option.substring(0, equals).strip();
        Optional<String> unknown = unknown(path);
        if (unknown.isPresent()) {
            problems.add(new Problem(place, unknown.get()));
            return;
        }
        String value = option.substring(equals + 1);
        if (value.length() > Limits.FILE_BYTES) {
            problems.add(new Problem(place, "the value is too long: " + value.length() + " characters"));
            return;
        }
        int before = problems.size();
        YamlNode node = YamlReader.option(place, value, problems).orElse(new YamlNode.Scalar(place, "", null));
        if (problems.size() == before) {
            put(tree, path, new YamlNode.Entry(place, node));
        }
    }

    private Optional<String> unknown(String path) {
        String parent = "";
        for (String key : path.split("\\.", -1)) {
            String full = parent.isEmpty() ? key : parent + "." + key;
            if (SchemaCheck.at(full).isEmpty()) {
                JsonNode section = parent.isEmpty()
                        ? SchemaCheck.root()
                        : SchemaCheck.at(parent).orElseThrow();
                return Optional.of(
                        section.has("properties")
                                ? "unknown key " + Show.shortened(full) + "; " + SchemaCheck.knownKeys(section, key)
                                : "unknown key " + Show.shortened(full) + "; " + parent
                                        + " is a value and has no keys");
            }
            parent = full;
        }
        return Optional.empty();
    }

    /** A section that is missing or null begins; in place of one, another value is the file's own problem. */
    private static void put(YamlNode.Mapping tree, String path, YamlNode.Entry entry) {
        List<String> keys = new ArrayList<>(List.of(path.split("\\.", -1)));
        String last = keys.remove(keys.size() - 1);
        YamlNode.Mapping section = tree;
        for (String key : keys) {
            YamlNode.Entry inner = section.entries().get(key);
            if (inner == null || inner.value().isNull()) {
                inner = new YamlNode.Entry(entry.key(), new YamlNode.Mapping(entry.key(), new LinkedHashMap<>()));
                section.entries().put(key, inner);
            }
            if (!(inner.value() instanceof YamlNode.Mapping mapping)) {
                return;
            }
            section = mapping;
        }
        section.entries().put(last, entry);
    }
}
