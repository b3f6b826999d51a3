package org.manymoons.cli;

import static org.manymoons.wording.Wording.counted;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.cli.options.ClusterOptions;
import org.manymoons.cli.options.RunOptions;
import org.manymoons.cli.text.ProgressDisplay;
import org.manymoons.cli.text.RunSummary;
import org.manymoons.cli.text.StopNotice;
import org.manymoons.config.Configuration;
import org.manymoons.json.Json;
import org.manymoons.models.Certification;
import org.manymoons.models.CertifiedFolder;
import org.manymoons.models.EndsOfRun;
import org.manymoons.report.Report;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.results.SeedResult.LockstepSummary;
import org.manymoons.study.ClusterRun;
import org.manymoons.study.Conclusion;
import org.manymoons.study.Experiment;
import org.manymoons.study.MainJob;
import org.manymoons.study.Stopwatch;
import org.manymoons.study.folder.RunFolder;
import org.manymoons.study.folder.SeedFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** The main job: train every seed with DL4J, check every step against the reference, say what came out. */
@Command(name = "run", description = "The main job: train each seed with DL4J, check it against plain Java, answer.")
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Option(names = "--open", description = "Open the page with the results in your browser.")
    private boolean open;

    @Option(
            names = "--prove",
            description = "Prove the strict minima and saddles that were found, too, and write their certificates.")
    private boolean prove;

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
                stdout.print(folder.read(RunFolder.RESULTS));
            } else {
                new RunSummary(experiment, results, folder).print(stdout);
            }
            stdout.flush();
            if (open) {
                UserBrowser.open(folder.file(Report.FILE), spec.commandLine().getErr());
            }
            return status(results);
        }
    }

    private RunResults run(Experiment experiment, RunFolder folder, int threads)
            throws IOException, InterruptedException {
        List<String> damaged = RunOptions.damaged(folder, RunFolder.RESULTS, spec);
        RunResults finished = finished(folder, damaged);
        FolderCertificates certificates =
                new FolderCertificates(experiment, folder.path(), RunFolder.RESULTS, prove, options.force());
        certificates.requirePlace();
        if (finished != null) {
            RunResults proven = finished;
            if (certificates.areLacking()) {
                try (StopNotice notice = new StopNotice()) {
                    proven = proven(finished, certificates);
                }
            }
            if (!damaged.isEmpty() || proven != finished) {
                write(experiment, proven, folder, certificates.names());
            }
            return proven;
        }
        try (StopNotice notice = new StopNotice()) {
            Stopwatch stopwatch = new Stopwatch();
            ClusterRun cluster = clusterOptions.cluster(
                    experiment.configuration().cluster(), folder.file(RunFolder.BLOCKS), experiment.identity());
            List<SeedResult> runs = train(experiment, folder, cluster, threads);
            stopwatch.lap("training");
            Census census = census(experiment, folder, cluster, threads);
            stopwatch.lap("census");
            RunResults found = new Conclusion(experiment).of(runs, census, threads);
            stopwatch.lap("comparison");
            RunResults results = found;
            if (certificates.areWanted()) {
                results = proven(found, certificates);
                stopwatch.lap("proof");
            }
            folder.write("timings.json", Json.write(stopwatch.seconds()));
            folder.writeRanges(RunFolder.PREDICTIONS, results.predictions());
            if (results.census() != null) {
                folder.writeRanges(
                        RunFolder.CENSUS_PREDICTIONS, results.census().predictions());
            }
            write(experiment, results, folder, certificates.names());
            return results;
        }
    }

    private static RunResults proven(RunResults results, FolderCertificates certificates) throws IOException {
        Certification made = certificates.certified(CertifiedFolder.ofResults(results));
        return certificates.areTold() ? results.proven(made.ends()) : results;
    }

    /** The results that are there with all of their files but page and certificates; null if this version cannot read them. */
    private static @Nullable RunResults finished(RunFolder folder, List<String> damaged) throws IOException {
        String json = folder.read(RunFolder.RESULTS);
        try {
            return json == null
                            || damaged.stream()
                                    .anyMatch(name ->
                                            !name.equals(Report.FILE) && !FolderCertificates.isCertificate(name))
                    ? null
                    : Json.read(json, RunResults.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Writes the page and, last, the results with the checksums of all other files. */
    private static void write(Experiment experiment, RunResults results, RunFolder folder, List<String> certificates)
            throws IOException {
        folder.write(
                Report.FILE,
                Report.page(
                        experiment, results, EndsOfRun.landscape(folder.path(), experiment, results), folder.path()));
        boolean dumps = experiment.plan().dumpEvery() != null;
        List<String> files = new ArrayList<>(List.of(RunFolder.CONFIGURATION, Report.FILE));
        results.trainings().forEach(training -> files.addAll(SeedFiles.all(training, dumps)));
        if (results.predictions() != null) {
            files.add(RunFolder.PREDICTIONS);
        }
        if (results.census() != null) {
            files.addAll(filesOf(results.census(), folder));
        }
        files.addAll(certificates);
        folder.seal(RunFolder.RESULTS, results, files);
    }

    private static List<String> filesOf(CensusResult census, RunFolder folder) {
        List<String> files = new ArrayList<>();
        if (Files.exists(folder.file(Census.JOURNAL))) {
            files.add(Census.JOURNAL);
        }
        if (census.predictions() != null) {
            files.add(RunFolder.CENSUS_PREDICTIONS);
        }
        return files;
    }

    private static List<SeedResult> train(
            Experiment experiment, RunFolder folder, @Nullable ClusterRun cluster, int threads)
            throws IOException, InterruptedException {
        MainJob job = new MainJob(experiment.plan(), folder);
        List<Long> missing = job.missingSeeds();
        long updates = (long) missing.size() * experiment.plan().recipe().iterations();
        try (ProgressDisplay progress = new ProgressDisplay("training " + counted(missing.size(), "seed"), updates)) {
            if (cluster != null) {
                job.train(experiment, cluster, progress::accept);
            }
            return job.run(threads, progress);
        }
    }

    private static @Nullable Census census(
            Experiment experiment, RunFolder folder, @Nullable ClusterRun cluster, int threads)
            throws IOException, InterruptedException {
        CensusPlan plan = experiment.census();
        return plan == null || !Conclusion.canPolish(experiment)
                ? null
                : CensusRun.of(experiment, plan, folder, cluster, threads);
    }

    static int status(RunResults results) {
        if (results.runs().stream().anyMatch(RunCommand::disagrees)) {
            return ExitStatus.REFERENCE_DISAGREES;
        }
        return results.runs().stream().anyMatch(run -> run.training().hasFailed())
                ? ExitStatus.SEEDS_FAILED
                : ExitStatus.DONE;
    }

    private static boolean disagrees(RunRecord run) {
        LockstepSummary lockstep = run.training().lockstep();
        return lockstep != null && !lockstep.agrees();
    }
}
