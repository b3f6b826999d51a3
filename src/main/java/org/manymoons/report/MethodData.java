package org.manymoons.report;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.config.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How the run was made.
 *
 * @param settings every key of the resolved configuration with its value
 */
record MethodData(List<Setting> settings) {

    /** A key such as {@code training.learning_rate} and its value as YAML has it. */
    record Setting(String key, String value) {}

    static MethodData of(Configuration configuration) {
        List<Setting> settings = new ArrayList<>();
        collect("", new YAMLMapper().readTree(configuration.toYaml()), settings);
        return new MethodData(settings);
    }

    private static void collect(String prefix, JsonNode node, List<Setting> settings) {
        for (var property : node.properties()) {
            String key = prefix + property.getKey();
            if (property.getValue().isObject()) {
                collect(key + ".", property.getValue(), settings);
            } else {
                String value = property.getValue().isString()
                        ? property.getValue().stringValue()
                        : property.getValue().toString();
                settings.add(new Setting(key, value));
            }
        }
    }
}
