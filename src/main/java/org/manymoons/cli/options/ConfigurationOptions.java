package org.manymoons.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.manymoons.config.Configuration;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.config.yaml.ConfigurationException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration file and the options that change it. */
public final class ConfigurationOptions {
    /** The configuration that is used when none is named. */
    public static final String DEFAULT = "config/moons.yaml";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CONFIG",
            defaultValue = DEFAULT,
            description = "YAML file of the configuration (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of(DEFAULT);

    @Option(
            names = "--set",
            paramLabel = "KEY.PATH=VALUE",
            description = "Change a key of the configuration; the value is read as YAML. May be repeated.")
    private List<String> overrides = new ArrayList<>();

    public Configuration load() {
        if (file.equals(Path.of(DEFAULT)) && !Files.exists(file)) {
            throw ConfigurationException.notUsable(
                    DEFAULT + ": there is no such file in this folder; name a configuration (some"
                            + " come with manymoons, in its folder config), or ask for --help");
        }
        return ConfigurationFile.load(file, overrides);
    }
}
