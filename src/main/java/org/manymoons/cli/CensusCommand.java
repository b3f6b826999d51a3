package org.manymoons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.census.SeedCluster;
import org.manymoons.config.Configuration;
import org.manymoons.config.ConfigurationException;
import org.manymoons.config.InitialWeights;
import org.manymoons.config.Seeds;
import org.manymoons.json.Json;
import org.manymoons.run.Experiment;
import org.manymoons.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The census alone: many seeds trained in plain Java, polished, and counted by where they end. */
@Command(
        name = "census",
        description = "Train many seeds in plain Java, carry each to its end state, and count the different ones.")
final class CensusCommand implements Callable<Integer> {
    private static final String LOCAL = "local";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = LOCAL,
            description = "Where the seeds are trained: local (threads), or a Spark master such as spark://host:7077.")
    private String master = LOCAL;

    @Option(
            names = "--block",
            paramLabel = "N",
            description = "Seeds that a task on a cluster takes (default: ${DEFAULT-VALUE}).")
    private int block = 20;

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
        Seeds seeds = configuration.census().seeds();
        if (seeds == null) {
            throw ConfigurationException.notUsable(
                    "census.seeds: there are none to count; add some, for example --set census.seeds=1-100");
        }
        Experiment experiment = Experiment.of(configuration);
        CensusPlan plan = new CensusPlan(
                experiment.plan().recipe(),
                experiment.plan().test(),
                seeds.stream().boxed().toList());
        try (RunFolder folder = options.open(experiment)) {
            CensusResult result = master.equals(LOCAL)
                    ? run(plan, folder, threads)
                    : onCluster(cluster(experiment), experiment, plan, folder);
            if (options.json()) {
                stdout.print(Json.write(result));
            } else {
                new CensusSummary(experiment, result, folder).print(stdout);
            }
            stdout.flush();
            return result.failedSeeds().isEmpty() ? ExitStatus.DONE : ExitStatus.SEEDS_FAILED;
        }
    }

    private static CensusResult run(CensusPlan plan, RunFolder folder, int threads)
            throws IOException, InterruptedException {
        Path journal = folder.file(Census.JOURNAL);
        int missing = Census.missingSeeds(plan, journal).size();
        try (StopNotice notice = new StopNotice();
                ProgressDisplay progress = new ProgressDisplay("census of " + missing + " seeds", missing)) {
            CensusResult result =
                    Census.run(plan, journal, threads, progress::accept).result();
            folder.write(RunFolder.CENSUS, Json.write(result));
            return result;
        }
    }

    private CensusResult onCluster(SeedCluster cluster, Experiment experiment, CensusPlan plan, RunFolder folder)
            throws IOException {
        SeedCluster.Job job = new SeedCluster.Job(
                master, experiment.configuration().toYaml(), experiment.data().checksum(), block);
        Path journal = folder.file(Census.JOURNAL);
        int missing = Census.missingSeeds(plan, journal).size();
        try (StopNotice notice = new StopNotice();
                ProgressDisplay progress = new ProgressDisplay("census of " + missing + " seeds", missing)) {
            CensusResult result = Census.run(plan, journal, cluster, job, folder.file("blocks"), progress::accept)
                    .result();
            folder.write(RunFolder.CENSUS, Json.write(result));
            return result;
        }
    }

    private SeedCluster cluster(Experiment experiment) {
        if (block < 1) {
            throw new ParameterException(spec.commandLine(), "--block: must be 1 or more, not " + block);
        }
        if (experiment.configuration().network().initialWeights().scheme() == InitialWeights.Scheme.XAVIER) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--master " + master + ": xavier weights need ND4J on every machine, which is not supported; use"
                            + " network.initial_weights.scheme=numpy_normal, or leave out --master");
        }
        try {
            return ServiceLoader.load(SeedCluster.class).findFirst().orElseThrow(this::withoutSpark);
        } catch (ServiceConfigurationError leftFromABuildWithIt) {
            throw withoutSpark();
        }
    }

    private ParameterException withoutSpark() {
        return new ParameterException(
                spec.commandLine(),
                "--master " + master
                        + ": Spark is not on the class path; start with mvn -Pspark compile exec:java, or leave"
                        + " out --master to use threads");
    }
}
