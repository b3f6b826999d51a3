package org.manymoons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.manymoons.config.Configuration;
import org.manymoons.json.Json;
import org.manymoons.run.Experiment;
import org.manymoons.run.MainJob;
import org.manymoons.run.RunFolder;
import org.manymoons.run.RunResults;
import org.manymoons.run.SeedResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The main job: train every seed with DL4J, check every step against the reference, say what came out. */
@Command(name = "run", description = "The main job: train each seed with DL4J, check it against plain Java, answer.")
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException, InterruptedException, RunFolder.NotUsable {
        int threads = options.threads();
        Configuration configuration = options.configuration();
        PrintWriter stdout = spec.commandLine().getOut();
        if (options.printsConfiguration()) {
            stdout.print(configuration.toYaml());
            stdout.flush();
            return ExitStatus.DONE;
        }
        Experiment experiment = Experiment.of(configuration);
        try (RunFolder folder = options.open(experiment)) {
            RunResults results = run(experiment, folder, threads);
            if (options.json()) {
                stdout.print(Json.write(results));
            } else {
                new RunSummary(experiment, results, folder).print(stdout);
            }
            stdout.flush();
            return status(results);
        }
    }

    private RunResults run(Experiment experiment, RunFolder folder, int threads)
            throws IOException, InterruptedException {
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
