package org.manymoons.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.manymoons.study.folder.RunFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How long work is done, and where its results go. */
public final class WorkOptions {
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

    /** Whether what is there may be replaced. */
    public boolean force() {
        return force;
    }

    public boolean json() {
        return json;
    }

    /** Seeds at a time, 1 or more. */
    public int threads(CommandSpec command) {
        if (threads < 1) {
            throw new ParameterException(command.commandLine(), "--threads: must be 1 or more, not " + threads);
        }
        return threads;
    }

    /** Where the results are or will be: in a folder of this name, unless another is named. */
    public Path folder(String name) {
        return out != null ? out : Path.of("models", name);
    }

    /**
     * The folder of the results.
     *
     * @param name     of the folder, unless another is named
     * @param identity what two runs must have in common to be one
     */
    public RunFolder open(String name, String identity) throws IOException, RunFolder.NotUsable {
        return RunFolder.open(folder(name), identity, force);
    }
}
