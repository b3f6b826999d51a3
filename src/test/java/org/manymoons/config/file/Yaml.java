package org.manymoons.config.file;

import java.nio.file.Path;
import java.util.List;
import org.manymoons.config.Configuration;
import org.manymoons.config.yaml.ConfigurationException;

/** Loads configurations from texts. */
final class Yaml {
    private Yaml() {}

    static Configuration load(String text, String... overrides) {
        return ConfigurationFile.parse(Path.of("c.yaml"), text, List.of(overrides));
    }

    /** The problems of a text; none when it loads. */
    static List<String> problems(String text, String... overrides) {
        try {
            load(text, overrides);
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems();
        }
    }
}
