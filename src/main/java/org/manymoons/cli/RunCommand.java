package org.manymoons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.manymoons.config.Configuration;
import org.manymoons.run.Experiment;
import org.manymoons.run.Json;
import org.manymoons.run.MainJob;
import org.manymoons.run.RunFolder;
import org.manymoons.run.RunResults;
import org.manymoons.run.SeedResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job: train every seed with DL4J, check every step against the reference, say what came out. */
@Command(name = "run", description = "The main job: train each seed with DL4J, check it against plain Java, answer.")
final class RunCommand implements Callable<Integer> {
    @Spec
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

    @Override
    public Integer call() throws IOException, InterruptedException, RunFolder.NotUsable {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads: must be 1 or more, not " + threads);
        }
        Configuration configuration = configurationOptions.load();
        PrintWriter stdout = spec.commandLine().getOut();
        if (printConfiguration) {
            stdout.print(configuration.toYaml());
            stdout.flush();
            return ExitStatus.DONE;
        }
        Experiment experiment = Experiment.of(configuration);
        Path path = out != null ? out : Path.of("models", configuration.slug());
        try (RunFolder folder = RunFolder.open(path, experiment.identity(), force)) {
            RunResults results = run(experiment, folder);
            if (json) {
                stdout.print(Json.write(results));
            } else {
                new RunSummary(experiment, results, folder).print(stdout);
            }
            stdout.flush();
            return status(results);
        }
    }

    private RunResults run(Experiment experiment, RunFolder folder) throws IOException, InterruptedException {
        MainJob job = new MainJob(experiment.plan(), folder);
        List<Long> missing = job.missingSeeds();
        long updates = (long) missing.size() * experiment.plan().recipe().iterations();
        try (StopNotice notice = new StopNotice();
                ProgressDisplay progress = new ProgressDisplay("training " + missing.size() + " seeds", updates)) {
            List<SeedResult> runs = job.run(threads, progress);
            RunResults results = new RunResults(runs, experiment.provenance());
            folder.write(RunFolder.RESULTS, Json.write(results));
            return results;
        }
    }

    private static int status(RunResults results) {
        if (results.runs().stream()
                .anyMatch(run -> run.lockstep() != null && !run.lockstep().agrees())) {
            return ExitStatus.REFERENCE_DISAGREES;
        }
        return results.runs().stream().anyMatch(SeedResult::hasFailed) ? ExitStatus.SEEDS_FAILED : ExitStatus.DONE;
    }
}
