package org.manymoons.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.manymoons.models.ModelData;
import picocli.CommandLine.Option;

/** On which data models are judged, and how the result is printed. */
final class ModelOptions {
    @Option(
            names = "--data",
            paramLabel = "CONFIG",
            description =
                    "Configuration whose data are used (default: config.resolved.yaml beside the model, else config/moons.yaml).")
    private @Nullable Path configuration;

    @Option(names = "--no-data", description = "Say only what can be said without data.")
    private boolean noData;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    @Nullable
    ModelData data(Path... models) {
        return noData ? null : ModelData.of(configuration, models);
    }
}
