package org.manymoons.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.study.Experiment;
import org.manymoons.study.RunFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that does long work and keeps its results in a run's folder. */
final class RunOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigurationOptions configurationOptions = new ConfigurationOptions();

    @Option(names = "--print-config", description = "Print the resolved configuration as YAML and stop.")
    private boolean printConfiguration;

    @Option(
            names = "--json",
            description = "Print the results as one JSON document, and nothing else, on standard output.")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results (default: models/<name>).")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the results of another configuration or of other data.")
    private boolean force;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Seeds trained at a time (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    Configuration configuration() {
        return configurationOptions.load();
    }

    boolean printsConfiguration() {
        return printConfiguration;
    }

    boolean json() {
        return json;
    }

    /** Seeds at a time, 1 or more. */
    int threads() {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads: must be 1 or more, not " + threads);
        }
        return threads;
    }

    /** What is missing in a finished folder or was altered since, which is said; nothing where it is not finished. */
    List<String> damaged(RunFolder folder, String sealed) throws IOException {
        return damaged(folder, sealed, spec);
    }

    static List<String> damaged(RunFolder folder, String sealed, CommandSpec spec) throws IOException {
        if (!Files.exists(folder.file(sealed))) {
            return List.of();
        }
        List<String> damaged = folder.damaged(sealed);
        damaged.forEach(name -> spec.commandLine()
                .getErr()
                .println(folder.file(name) + ": missing or altered since it was finished; it is made again"));
        return damaged;
    }

    /** The folder of this experiment. */
    RunFolder open(Experiment experiment) throws IOException, RunFolder.NotUsable {
        Path path =
                out != null ? out : Path.of("models", experiment.configuration().slug());
        return RunFolder.open(path, experiment.identity(), force);
    }
}
