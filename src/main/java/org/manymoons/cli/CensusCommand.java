package org.manymoons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.manymoons.census.Census;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.cli.text.CensusSummary;
import org.manymoons.config.Configuration;
import org.manymoons.config.Seeds;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.study.ClusterRun;
import org.manymoons.study.Experiment;
import org.manymoons.study.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The census alone: many seeds trained in plain Java, polished, and counted by where they end. */
@Command(
        name = "census",
        description = "Train many seeds in plain Java, carry each to its end state, and count the different ones.")
final class CensusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

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
        CensusPlan plan = Objects.requireNonNull(experiment.census());
        try (RunFolder folder = options.open(experiment);
                StopNotice notice = new StopNotice()) {
            options.damaged(folder, RunFolder.CENSUS);
            ClusterRun cluster = clusterOptions.cluster(configuration.cluster(), folder, experiment.identity());
            CensusResult result =
                    CensusRun.of(experiment, plan, folder, cluster, threads).result();
            folder.seal(
                    RunFolder.CENSUS,
                    result,
                    Stream.of(RunFolder.CONFIGURATION, Census.JOURNAL)
                            .filter(name -> Files.exists(folder.file(name)))
                            .toList());
            if (options.json()) {
                stdout.print(folder.read(RunFolder.CENSUS));
            } else {
                new CensusSummary(experiment, result, folder).print(stdout);
            }
            stdout.flush();
            return result.failed() == 0 ? ExitStatus.DONE : ExitStatus.SEEDS_FAILED;
        }
    }
}
