package org.manymoons.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.manymoons.models.ModelData;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** On which data models are judged, and how the result is printed. */
final class ModelOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

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
        if (noData && configuration != null) {
            throw new ParameterException(
                    spec.commandLine(), "--data " + configuration + " and --no-data exclude each other; leave one out");
        }
        return noData ? null : ModelData.of(configuration, models);
    }
}
