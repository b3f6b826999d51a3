package org.manymoons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.manymoons.census.CensusPlan;
import org.manymoons.census.CensusResult;
import org.manymoons.cli.text.CensusSummary;
import org.manymoons.config.Configuration;
import org.manymoons.config.Seeds;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.json.Json;
import org.manymoons.report.Report;
import org.manymoons.study.ClusterRun;
import org.manymoons.study.EndStateArrays;
import org.manymoons.study.Experiment;
import org.manymoons.study.RunFolder;
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
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ClusterOptions clusterOptions = new ClusterOptions();

    @Option(
            names = "--npz",
            paramLabel = "FILE",
            description = "Write all end states (parameters, kind, cost, hits, W1, b1, ...) for NumPy, too.")
    private @Nullable Path npz;

    @Override
    public Integer call() throws IOException, InterruptedException, RunFolder.NotUsable {
        int threads = options.threads();
        Path arrays = npz;
        if (arrays != null && !options.force() && Files.exists(arrays)) {
            throw new ParameterException(spec.commandLine(), arrays + " exists; overwrite it with --force");
        }
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
            ClusterRun cluster = clusterOptions.cluster(configuration.cluster(), folder, experiment.identity());
            CensusResult result =
                    CensusRun.of(experiment, plan, folder, cluster, threads).result();
            folder.writeRanges(RunFolder.CENSUS_PREDICTIONS, result.predictions());
            folder.write(RunFolder.CENSUS, Json.write(result));
            folder.write(Report.FILE, Report.page(experiment, result));
            if (arrays != null) {
                EndStateArrays.write(arrays, plan.recipe().network(), result);
            }
            if (options.json()) {
                stdout.print(Json.write(result));
            } else {
                new CensusSummary(experiment, result, folder).print(stdout);
                stdout.println("The report, for your browser: " + folder.file(Report.FILE));
            }
            stdout.flush();
            return result.failed() == 0 ? ExitStatus.DONE : ExitStatus.SEEDS_FAILED;
        }
    }
}
