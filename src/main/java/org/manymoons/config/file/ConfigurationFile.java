package org.manymoons.config.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.config.ConfigurationJson;
import org.manymoons.config.Defaults;
import org.manymoons.config.schema.CrossCheck;
import org.manymoons.config.schema.SchemaCheck;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.config.yaml.Place;
import org.manymoons.config.yaml.Problem;
import org.manymoons.config.yaml.SourceText;
import org.manymoons.config.yaml.YamlJson;
import org.manymoons.config.yaml.YamlNode;
import org.manymoons.config.yaml.YamlReader;
import tools.jackson.databind.node.ObjectNode;

/** Loads configurations from YAML files. */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /**
     * Reads a file, changes it as the options say, fills in the defaults and checks everything.
     *
     * @param file      a YAML file of at most 1 MiB
     * @param overrides the values of {@code --set} options, each {@code key.path=value} with the value in YAML
     * @throws ConfigurationException with all problems, each as {@code file:line:column: what, value found, what is
     *     allowed, nearest known key}, or as {@code --set key.path=value: ...}
     */
    public static Configuration load(Path file, List<String> overrides) {
        return parse(file, SourceText.read(file), overrides);
    }

    static Configuration parse(Path file, String text, List<String> overrides) {
        String name = file.toString();
        List<Problem> problems = new ArrayList<>();
        YamlNode root = YamlReader.file(name, text, problems).orElse(null);
        if (!(root instanceof YamlNode.Mapping tree)) {
            if (problems.isEmpty()) {
                problems.add(notAMapping(name, root));
            }
            throw ConfigurationException.of(problems);
        }
        new Overrides(problems).apply(tree, overrides);
        problems.addAll(SchemaCheck.problems(tree));
        problems.addAll(CrossCheck.problems(tree));
        ObjectNode complete = Defaults.completed(YamlJson.of(tree));
        problems.addAll(CsvPath.locate(file, tree, complete));
        if (!problems.isEmpty()) {
            throw ConfigurationException.of(problems);
        }
        return ConfigurationJson.read(complete);
    }

    private static Problem notAMapping(String name, @Nullable YamlNode root) {
        String keys = "keys such as name, data, network and training are expected; config/moons.yaml is an example";
        if (root == null || root.isNull()) {
            return new Problem(root == null ? new Place(name, 1, 1) : root.place(), "the file is empty; " + keys);
        }
        return new Problem(root.place(), "found " + root.show() + " where " + keys);
    }
}
